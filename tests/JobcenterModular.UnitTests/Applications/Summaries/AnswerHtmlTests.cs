using System.Text.Json;
using System.Text.Json.Nodes;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.UseCases.Summaries;
using JobcenterModular.UnitTests.Forms;
using ValueType = JobcenterModular.Applications.Domain.Forms.ValueType;

namespace JobcenterModular.UnitTests.Applications.Summaries;

/// <summary>Answers as people read them.</summary>
public sealed class AnswerHtmlTests
{
    [Theory]
    [InlineData("Money", "42000", "420,00 €")]
    [InlineData("Money", "123456789", "1.234.567,89 €")]
    [InlineData("Money", "0", "0,00 €")]
    [InlineData("Int", "2014", "2014")]
    [InlineData("Date", "\"2026-11-22\"", "22.11.2026")]
    [InlineData("Month", "\"2026-11\"", "November 2026")]
    [InlineData("Month", "\"2027-03\"", "März 2027")]
    [InlineData("Bool", "true", "Ja")]
    [InlineData("Bool", "false", "Nein")]
    [InlineData("Country", "\"TR\"", "Türkei")]
    [InlineData("Country", "\"QQ\"", "QQ")]
    [InlineData("Iban", "\"DE89370400440532013000\"", "DE89 3704 0044 0532 0130 00")]
    [InlineData("Text", "\"2026-11-22\"", "2026-11-22")]
    [InlineData("Date", "\"morgen\"", "morgen")]
    public void A_value_reads_as_people_write_it(string type, string value, string text) =>
        AnswerText.Of(new ValueRules { Type = Enum.Parse<ValueType>(type) }, JsonElement.Parse(value)).ShouldBe(text);

    [Theory]
    [InlineData(0, "0 Byte")]
    [InlineData(1023, "1023 Byte")]
    [InlineData(20_480, "20 KB")]
    [InlineData(1_363_149, "1,3 MB")]
    public void A_size_reads_as_people_say_it(long bytes, string text) => AnswerText.Size(bytes).ShouldBe(text);

    [Fact]
    public void Every_country_that_can_be_chosen_has_a_German_name() =>
        Countries.Codes.Where(code => CountryNames.Of(code) == code).ShouldBeEmpty();

    [Fact]
    public void I_have_none_shows_the_label_of_its_question()
    {
        var page = SummarySample.Page(SummarySample.With("scenario-2", "insurance", "sv.nr", FormFixture.Json("""{"none":true}""")));
        var question = SummarySample.Form.Question("sv.nr")!.Question;

        SummarySample.AnswerIn(page, question.Text).Value.ShouldBe(question.NoneLabel);
    }

    [Fact]
    public void Entries_with_few_fields_are_a_table_with_a_row_each()
    {
        var page = SummarySample.Page(SummarySample.Scenario("scenario-3"));
        var table = SummarySample.AnswerIn(page, SummarySample.Form.Question("eks.months")!.Question.Text).Element("table")!;

        table.Element("caption")!.Value.ShouldBe("6 Einträge");
        table.Element("tbody")!.Elements("tr").First().Elements().Select(c => c.Value).ShouldBe(["November 2026", "950,00 €", "420,00 €"]);
    }

    [Fact]
    public void Entries_with_many_fields_are_a_list_of_lists()
    {
        var page = SummarySample.Page(SummarySample.Scenario("scenario-3"));
        var jobs = SummarySample.AnswerIn(page, SummarySample.Form.Question("ek.job")!.Question.Text).Element("ol")!.Elements("li").ToList();

        jobs.Count.ShouldBe(1);
        jobs[0].Element("dl")!.Elements("div").Select(div => $"{div.Element("dt")!.Value}: {div.Element("dd")!.Value}").ShouldContain("Brutto im Monat: 980,00 €");
    }

    [Fact]
    public void No_entries_is_an_answer()
    {
        var page = SummarySample.Page(SummarySample.Scenario("scenario-2"));

        SummarySample.AnswerIn(page, SummarySample.Form.Question("vm.car")!.Question.Text).Value.ShouldBe(AnswerText.NoEntries);
    }

    [Fact]
    public void A_group_answered_in_part_says_what_is_missing()
    {
        var page = SummarySample.Page(SummarySample.With("scenario-2", "housing", "kdu.heat", FormFixture.Json("""{"amount":9500}""")));
        var fields = SummarySample.AnswerIn(page, SummarySample.Form.Question("kdu.heat")!.Question.Text).Element("dl")!;

        fields.Descendants("dd").Select(dd => dd.Value).ShouldContain("95,00 €");
        fields.Descendants("dd").Select(dd => dd.Value).ShouldContain(AnswerText.NotAnswered);
    }

    [Theory]
    [InlineData("""{"ended":false}""", "Antwort: Nein")]
    [InlineData("""{"ended":true}""", "Antwort: Ja, ein Einkommen ist zu Ende.")]
    public void A_box_that_says_yes_never_reads_yes_and_no_at_once(string answer, string line)
    {
        var page = SummarySample.Page(SummarySample.With("scenario-2", "income", "ek.ended", FormFixture.Json(answer)));
        var fields = SummarySample.AnswerIn(page, SummarySample.Form.Question("ek.ended")!.Question.Text).Element("dl")!.Elements("div");

        fields.Select(div => $"{div.Element("dt")!.Value}: {div.Element("dd")!.Value}").ShouldBe([line]);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"quotes\" & 'apostrophes' </dd> <!-- --> ]]> &amp;")]
    [InlineData("Müller-Łukaszewicz Ñandú Öztürk Ελλάδα 渡辺 😀")]
    [InlineData("سعيد")]
    public void A_text_of_a_person_is_shown_as_it_was_typed(string text)
    {
        var content = SummarySample.With("scenario-2", "contact", "addr.street", JsonValue.Create(text)) with { Papers = [SummarySample.Paper(text)] };
        var page = SummarySample.Page(content);

        SummarySample.AnswerIn(page, SummarySample.Form.Question("addr.street")!.Question.Text).Element("bdi")!.Value.ShouldBe(text);
        page.Descendants("span").Single(s => s.Attribute("class")!.Value == "file").Element("bdi")!.Value.ShouldBe(text);
        page.Descendants("script").ShouldBeEmpty();
    }

    [Fact]
    public void A_name_is_encoded_wherever_it_stands()
    {
        var page = SummarySample.Page(SummarySample.With("scenario-2", "person", "ap.last", JsonValue.Create("<b>&\"")));

        page.Descendants("b").ShouldBeEmpty();
        page.Descendants("h3").ShouldContain(h => h.Value.Contains("Leyla <b>&\" (stellt den Antrag)"));
    }

    [Theory]
    [InlineData("rechnung\u202Efdp.exe", "rechnung[U+202E]fdp.exe")]
    [InlineData("a\u0000b\u001Bc\u0085", "a[U+0000]b[U+001B]c[U+0085]")]
    [InlineData("x\u2066y\uFFFE", "x[U+2066]y[U+FFFE]")]
    public void Characters_that_hide_or_break_become_visible(string text, string shown)
    {
        var page = SummarySample.Page(SummarySample.Scenario("scenario-2") with { Papers = [SummarySample.Paper(text)] });

        page.Descendants("span").Single(s => s.Attribute("class")!.Value == "file").Value.ShouldBe(shown);
    }

    [Fact]
    public void Half_a_character_does_not_break_the_page()
    {
        var page = SummarySample.Page(SummarySample.Scenario("scenario-2") with { Papers = [SummarySample.Paper("half\uD83D.pdf")] });

        page.Descendants("span").Single(s => s.Attribute("class")!.Value == "file").Value.ShouldBe("half\uFFFD.pdf");
    }

    [Fact]
    public void Umlauts_stay_readable_in_the_source() =>
        SummaryHtml.Render(SummarySample.Scenario("scenario-2")).ShouldContain("zählt ab dem");
}
