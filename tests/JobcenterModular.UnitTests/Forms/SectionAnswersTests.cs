using System.Text.Json;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Answers;

namespace JobcenterModular.UnitTests.Forms;

public sealed class SectionAnswersTests
{
    [Theory]
    [InlineData("nowhere", "{}", "", AnswerErrorCodes.UnknownSection)]
    [InlineData("person:p9", "{}", "", AnswerErrorCodes.UnknownSection)]
    [InlineData("person:x", "{}", "", AnswerErrorCodes.UnknownSection)]
    [InlineData("person:p2", "{}", "", AnswerErrorCodes.UnknownSection)]
    [InlineData("household:p1", "{}", "", AnswerErrorCodes.UnknownSection)]
    [InlineData("member", "{}", "", AnswerErrorCodes.UnknownSection)]
    [InlineData("start", """{"ap.last":"A"}""", "/ap.last", AnswerErrorCodes.UnknownQuestion)]
    [InlineData("start", """{"a/b~c":1}""", "/a~1b~0c", AnswerErrorCodes.UnknownQuestion)]
    [InlineData("start", """{"start.month":"2026-13"}""", "/start.month", AnswerErrorCodes.WrongFormat)]
    [InlineData("start", """{"start.month":202611}""", "/start.month", AnswerErrorCodes.WrongType)]
    [InlineData("start", """{"start.month":"1026-11"}""", "/start.month", AnswerErrorCodes.OutOfRange)]
    [InlineData("start", """{"start.urgent":["hunger"]}""", "/start.urgent/0", AnswerErrorCodes.UnknownOption)]
    [InlineData("start", """{"start.urgent":["essen","essen"]}""", "/start.urgent/1", AnswerErrorCodes.Duplicate)]
    [InlineData("start", """{"start.urgent":["essen","nichts","essen"]}""", "/start.urgent", AnswerErrorCodes.TooManyItems)]
    [InlineData("start", """{"start.urgent":{"dontKnow":true}}""", "/start.urgent", AnswerErrorCodes.DontKnowNotAllowed)]
    [InlineData("start", """{"start.note":{"none":true}}""", "/start.note", AnswerErrorCodes.NoneNotAllowed)]
    [InlineData("start", """{"start.note":{"dontKnow":false}}""", "/start.note", AnswerErrorCodes.WrongType)]
    [InlineData("start", """{"start.note":"123456789012345678901"}""", "/start.note", AnswerErrorCodes.TooLong)]
    [InlineData("start", """{"start.note":"a\u0000b"}""", "/start.note", AnswerErrorCodes.BadText)]
    [InlineData("start", """{"start.note":"a\ud800b"}""", "/start.note", AnswerErrorCodes.BadText)]
    [InlineData("start", """{"start.note":{"\ud800":true}}""", "/start.note/?", AnswerErrorCodes.BadText)]
    [InlineData("start", """{"start.month":"\udc00"}""", "/start.month", AnswerErrorCodes.BadText)]
    [InlineData("start", """{"start.urgent":["\ud800"]}""", "/start.urgent/0", AnswerErrorCodes.BadText)]
    [InlineData("income", """{"ek.types":["lohn"],"ek.job":{"\ud800":7}}""", "/ek.job/?", AnswerErrorCodes.BadText)]
    [InlineData("household", """{"hh.alone":false,"hh.persons":[{"id":"\ud800"}]}""", "/hh.persons/0/id", AnswerErrorCodes.BadText)]
    [InlineData("start", """{"start.note":[[[[1]]]]}""", "/start.note", AnswerErrorCodes.WrongType)]
    [InlineData("person", """{"ap.rvnr":"15070649C104"}""", "/ap.rvnr", AnswerErrorCodes.InvalidIdentifier)]
    [InlineData("person", """{"ap.nat":["DE","QQ"]}""", "/ap.nat/1", AnswerErrorCodes.UnknownCountry)]
    [InlineData("person", """{"contact.mail":"somewhere"}""", "/contact.mail", AnswerErrorCodes.WrongFormat)]
    [InlineData("person", """{"ap.birthDate":"1990-02-30"}""", "/ap.birthDate", AnswerErrorCodes.WrongFormat)]
    [InlineData("person:p1", """{"ap.last":"A"}""", "/ap.last", AnswerErrorCodes.HiddenQuestion)]
    [InlineData("income", """{"ek.types":["kein"],"ek.job":{"gross":1}}""", "/ek.job", AnswerErrorCodes.HiddenQuestion)]
    [InlineData("income", """{"ek.types":["lohn"],"ek.job":{"gross":10000001}}""", "/ek.job/gross", AnswerErrorCodes.OutOfRange)]
    [InlineData("income", """{"ek.types":["lohn"],"ek.job":{"gross":12.5}}""", "/ek.job/gross", AnswerErrorCodes.WrongType)]
    [InlineData("income", """{"ek.types":["lohn"],"ek.job":{"iban":"DE89370400440532013001"}}""", "/ek.job/iban", AnswerErrorCodes.InvalidIdentifier)]
    [InlineData("income", """{"ek.types":["lohn"],"ek.job":{"colour":1}}""", "/ek.job/colour", AnswerErrorCodes.UnknownField)]
    [InlineData("income", """{"ek.types":["lohn"],"ek.job":7}""", "/ek.job", AnswerErrorCodes.WrongType)]
    [InlineData("household", """{"hh.alone":false,"hh.persons":[{},{},{},{}]}""", "/hh.persons", AnswerErrorCodes.TooManyItems)]
    [InlineData("household", """{"hh.alone":false,"hh.persons":[{"id":"p7"}]}""", "/hh.persons/0/id", AnswerErrorCodes.UnknownPerson)]
    [InlineData("household", """{"hh.alone":false,"hh.persons":[{"id":"p1"},{"id":"p1"}]}""", "/hh.persons/1/id", AnswerErrorCodes.Duplicate)]
    [InlineData("household", """{"hh.alone":false,"hh.persons":[{"id":5}]}""", "/hh.persons/0/id", AnswerErrorCodes.UnknownPerson)]
    [InlineData("household", """{"hh.alone":"no"}""", "/hh.alone", AnswerErrorCodes.WrongType)]
    public void A_wrong_answer_is_refused_with_its_place_and_a_stable_code(string key, string answers, string question, string code)
    {
        var before = FormFixture.Family();

        var check = before.Check(key, answers);

        check.Errors.ShouldContain(e => e.Section == key && e.Question == question && e.Code == code, string.Join('\n', check.Errors));
        check.Sheet.ShouldBeSameAs(before);
    }

    [Fact]
    public void A_property_name_that_is_no_text_is_refused() =>
        AnswerSheet.Empty.Check("start", """{"\ud800":1}""").Errors.ShouldHaveSingleItem().Code.ShouldBe(AnswerErrorCodes.BadText);

    [Fact]
    public void A_whole_surrogate_pair_is_a_character_like_any_other() =>
        AnswerSheet.Empty.Check("start", """{"start.note":"\ud83d\ude00"}""").IsValid.ShouldBeTrue();

    [Fact]
    public void An_error_never_repeats_the_answer() =>
        AnswerSheet.Empty.Check("person", """{"ap.rvnr":"15070649C104"}""").Errors.ShouldAllBe(e => !e.Message.Contains("15070649C104"));

    [Fact]
    public void A_section_whose_condition_fails_is_refused()
    {
        var old = new FormFacts(new DateOnly(2026, 1, 1), EidLogin: false);
        var tooOld = old with { ApplicationDate = new DateOnly(2025, 6, 1) };

        SectionAnswers.Check(FormFixture.Small, AnswerSheet.Empty, old, "end", JsonElement.Parse("{}")).IsValid.ShouldBeTrue();
        SectionAnswers.Check(FormFixture.Small, AnswerSheet.Empty, tooOld, "end", JsonElement.Parse("{}"))
            .Errors.ShouldHaveSingleItem().Code.ShouldBe(AnswerErrorCodes.HiddenSection);
    }

    [Fact]
    public void Answers_are_stored_trimmed_normalised_and_in_the_order_of_the_form()
    {
        var check = AnswerSheet.Empty.Check("income", """
            {"ek.job":{"iban":"de89 3704 0044 0532 0130 00","employer":"  Bäckerei  "},"ek.types":["lohn"]}
            """);

        check.Answers.ToJsonString(Relaxed).ShouldBe("""{"ek.types":["lohn"],"ek.job":{"employer":"Bäckerei","iban":"DE89370400440532013000"}}""");
    }

    [Fact]
    public void Empty_answers_are_not_stored_but_an_empty_list_is()
    {
        AnswerSheet.Empty.Check("start", """{"start.month":null,"start.urgent":[],"start.note":"  "}""").Answers.Count.ShouldBe(0);
        AnswerSheet.Empty.Check("household", """{"hh.alone":false,"hh.persons":[]}""").Answers.Count.ShouldBe(2);
    }

    [Fact]
    public void Special_answers_are_stored_where_they_are_allowed() =>
        AnswerSheet.Empty.Check("person", """{"ap.rvnr":{"none":true},"ap.nat":{"dontKnow":true}}""").IsValid.ShouldBeTrue();

    [Fact]
    public void Household_members_get_ids_that_are_never_given_again()
    {
        var first = AnswerSheet.Empty.Check("household", """{"hh.alone":false,"hh.persons":[{"first":"A"},{"first":"B"}]}""");
        Ids(first).ShouldBe(["p1", "p2"]);
        first.HighestPersonNumber.ShouldBe(2);

        var second = first.Sheet.Check("household", """{"hh.alone":false,"hh.persons":[{"id":"p1","first":"A"}]}""", first.HighestPersonNumber);
        var third = second.Sheet.Check("household", """{"hh.alone":false,"hh.persons":[{"first":"C"},{"id":"p1","first":"A"}]}""", second.HighestPersonNumber);

        Ids(third).ShouldBe(["p3", "p1"]);
        third.HighestPersonNumber.ShouldBe(3);
    }

    [Fact]
    public void A_number_that_only_a_section_remembers_is_not_given_again()
    {
        var sheet = FormFixture.Family().Saved("household", """{"hh.alone":false,"hh.persons":[]}""");

        Ids(sheet.Check("household", """{"hh.alone":false,"hh.persons":[{"first":"C"}]}""")).ShouldBe(["p3"]);
    }

    private static JsonSerializerOptions Relaxed { get; } =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static IEnumerable<string> Ids(SectionCheck check) =>
        check.Answers["hh.persons"]!.AsArray().Select(p => p!["id"]!.GetValue<string>());
}
