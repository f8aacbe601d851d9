using System.Text.Json;
using JobcenterModular.Applications.Domain.Forms.Answers;

namespace JobcenterModular.UnitTests.Forms;

public sealed class AnswerSheetTests
{
    [Fact]
    public void A_sheet_survives_being_written_and_read()
    {
        const string json = """{"person":{"ap.last":"Ä"},"person:p1":{"ap.nat":["DE"]}}""";

        var sheet = AnswerSheet.Parse(AnswerSheet.Parse(json).ToJson());

        sheet.Sections.Keys.ShouldBe(["person", "person:p1"]);
        sheet.Answer("person", "ap.last")!.Value.GetString().ShouldBe("Ä");
        sheet.Answer("person", "ap.first").ShouldBeNull();
    }

    [Fact]
    public void What_was_not_changed_is_written_letter_by_letter_as_it_was_read()
    {
        var sheet = AnswerSheet.Parse("""{"a":{"x":"Ä \u00c4","y":1.0}}""").With("b", FormFixture.Json("""{"z":true}"""));

        sheet.ToJson().ShouldBe("""{"a":{"x":"Ä \u00c4","y":1.0},"b":{"z":true}}""");
    }

    [Fact]
    public void Changing_a_sheet_leaves_the_old_one_as_it_was()
    {
        var answers = FormFixture.Json("""{"ap.last":"A"}""");
        var sheet = AnswerSheet.Empty.With("person", answers);
        answers["ap.last"] = "B";

        AnswerSheet.Empty.Sections.ShouldBeEmpty();
        sheet.Answer("person", "ap.last")!.Value.GetString().ShouldBe("A");
        sheet.Without("person").Sections.ShouldBeEmpty();
        sheet.Sections.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""{"person":1}""")]
    [InlineData("""{"person":{},"person":{}}""")]
    [InlineData("{")]
    public void Anything_but_an_object_of_objects_is_refused(string json) =>
        Should.Throw<JsonException>(() => AnswerSheet.Parse(json));
}
