using System.Xml.Linq;
using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Evaluation;
using JobcenterModular.Applications.Domain.Household;
using JobcenterModular.Applications.UseCases.Summaries;
using JobcenterModular.UnitTests.Applications.Evidence;
using JobcenterModular.UnitTests.Forms;
using ValueType = JobcenterModular.Applications.Domain.Forms.ValueType;

namespace JobcenterModular.UnitTests.Applications.Summaries;

/// <summary>The document of record as a page: complete, accessible, on its own feet.</summary>
public sealed class SummaryHtmlTests
{
    public static TheoryData<string> Names => ScenarioAnswers.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_visible_question_but_a_protected_one_stands_in_its_section_with_an_answer(string name)
    {
        var content = SummarySample.Scenario(name);
        var sections = SummarySample.Page(content).Descendants("section").Where(s => s.Element("h3")?.Attribute("id") is not null).ToList();

        sections.Count.ShouldBe(content.Evaluation.Sections.Length);
        foreach (var (state, section) in content.Evaluation.Sections.Zip(sections))
        {
            var lines = section.Element("dl")!.Elements("div").ToList();
            lines.Select(line => line.Element("dt")!.Value).ShouldBe(
                state.Visible.Where(id => !ProtectedAnswers.Is(id)).Select(id => content.Form.Question(id)!.Question.Text));
            lines.ShouldAllBe(line => line.Element("dd")!.Value.Trim().Length > 0);
            lines.ShouldAllBe(line => line.Element("dd")!.Value != AnswerText.NotAnswered);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Choices_show_their_labels_and_never_their_codes(string name)
    {
        var content = SummarySample.Scenario(name);
        var sections = SummarySample.Page(content).Descendants("section").Where(s => s.Element("h3")?.Attribute("id") is not null);

        foreach (var (state, section) in content.Evaluation.Sections.Zip(sections))
        {
            foreach (var (id, line) in state.Visible.Zip(section.Element("dl")!.Elements("div")))
                CheckChoices(content, state, content.Form.Question(id)!.Question, line.Element("dd")!);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Headings_begin_with_the_only_h1_and_skip_no_level(string name)
    {
        var levels = SummarySample.Page(SummarySample.Scenario(name)).Descendants()
            .Select(e => e.Name.LocalName)
            .Where(tag => tag is ['h', >= '1' and <= '6'])
            .Select(tag => tag[1] - '0')
            .ToList();

        levels[0].ShouldBe(1);
        levels.Count(level => level == 1).ShouldBe(1);
        levels.Zip(levels.Skip(1)).ShouldAllBe(pair => pair.Second <= pair.First + 1);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Landmarks_tables_and_references_are_complete(string name)
    {
        var page = SummarySample.Page(SummarySample.Scenario(name));
        var ids = page.Descendants().Attributes("id").Select(id => id.Value).ToList();

        page.Attribute("lang")!.Value.ShouldBe("de");
        page.Element("body")!.Elements().Select(e => e.Name.LocalName).ShouldBe(["header", "nav", "main", "footer"]);
        page.Descendants("title").Single().Value.ShouldContain("JC-7K3M-9QXW");
        page.Descendants("table").ShouldAllBe(table => table.Elements("caption").Count() == 1);
        page.Descendants("th").ShouldAllBe(th => th.Attribute("scope") != null);
        page.Descendants("dl").ShouldAllBe(dl => dl.Elements("div").All(div => div.Elements("dt").Count() == 1 && div.Elements("dd").Count() == 1));
        ids.ShouldBeUnique();
        page.Descendants().Attributes("aria-labelledby").Select(a => a.Value).ShouldBeSubsetOf(ids);
        page.Descendants("a").Select(a => a.Attribute("href")!.Value[1..]).ShouldBeSubsetOf(ids);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_document_needs_nothing_from_elsewhere(string name)
    {
        var content = SummarySample.Scenario(name);
        var page = SummarySample.Page(content);

        page.Descendants().Select(e => e.Name.LocalName).ShouldNotContain(tag => tag == "script" || tag == "link" || tag == "img" || tag == "iframe");
        page.Descendants().Attributes().Where(a => a.Name == "src" || a.Name == "style" || a.Name.LocalName.StartsWith("on", StringComparison.Ordinal)).ShouldBeEmpty();
        page.Descendants().Attributes("href").ShouldAllBe(href => href.Value.StartsWith('#'));
        page.Descendants("style").Single().Value.ShouldNotContain("url(");
        SummaryHtml.Render(content).ShouldNotContain("://");
    }

    [Fact]
    public void The_head_says_what_it_is_for_whom_and_from_when_it_counts()
    {
        var header = SummarySample.Page(SummarySample.Scenario("scenario-2")).Descendants("header").Single().Value;

        header.ShouldContain("Jobcenter Musterstadt");
        header.ShouldContain("JC-7K3M-9QXW");
        header.ShouldContain("Ihr Antrag vom 22.11.2026 zählt ab dem 01.11.2026.");
        header.ShouldContain("22.11.2026, 10:15:03 Uhr");
        header.ShouldContain("Hauptantrag auf Grundsicherung für Arbeitsuchende, Version 1");
    }

    [Fact]
    public void A_repeated_section_names_its_person_with_the_role()
    {
        var headings = SummarySample.Page(SummarySample.Scenario("scenario-2")).Descendants("h3").Select(h => h.Value).ToList();

        headings.ShouldContain("H · Kind unter 15 Jahren – Mina Aydemir (Kind)");
        headings.ShouldContain("H · Kind unter 15 Jahren – Deniz Aydemir (Kind)");
        headings.ShouldContain("C · Adresse und Kontakt");
    }

    [Fact]
    public void Papers_due_papers_there_and_the_hash_of_the_answers_are_listed()
    {
        var page = SummarySample.Page(SummarySample.Scenario("scenario-2"));
        var due = page.Descendants("table").Single(t => t.Attribute("class")?.Value == "due").Descendants("tr").Select(row => row.Elements().Select(c => c.Value).ToList()).ToList();
        var received = page.Descendants("table").Single(t => t.Attribute("class")?.Value == "received").Value;

        due.ShouldContain(row => row[0] == "Ausweis oder Pass (N01)" && row[1] == "Leyla Aydemir" && row[2] == "Ist da");
        due.ShouldContain(row => row[0] == "Mietvertrag (N11)" && row[2] == "Fehlt noch");
        received.ShouldContain("ausweis.pdf");
        received.ShouldContain(new string('a', 64));
        received.ShouldContain("PDF, 244 KB");
        received.ShouldContain("22.11.2026, 09:59:30 Uhr");
        page.Descendants("code").ShouldContain(code => code.Value == new string('0', 64));
    }

    [Fact]
    public void What_the_person_said_of_a_paper_stands_at_its_item_and_among_what_can_follow()
    {
        var page = SummarySample.Page(SummarySample.WithEvidence("scenario-1", EvidenceSample.Known()
            .Saying("N07", item => item.Say(EvidenceStatement.Later, new DateOnly(2026, 12, 11), 1))
            .Saying("N09", item => item.Say(EvidenceStatement.NotAvailable, null, 1))));
        var due = page.Descendants("table").Single(t => t.Attribute("class")?.Value == "due").Descendants("tr").Select(row => row.Elements().Select(c => c.Value).ToList()).ToList();

        due.ShouldContain(row => row[0].EndsWith("(N07)") && row[2] == "Kommt später");
        due.ShouldContain(row => row[0].EndsWith("(N09)") && row[2] == "Gibt es nicht");
        Following(page, "Nachweise, die Sie später schicken").ShouldHaveSingleItem().ShouldContain("(bis 11.12.2026)");
        Following(page, "Nachweise, die Sie nicht haben").ShouldHaveSingleItem();
        Following(page, "Fehlende Nachweise").ShouldNotBeEmpty();
    }

    [Fact]
    public void What_is_open_or_not_known_is_named_where_it_stands_and_among_what_can_follow()
    {
        var open = SummarySample.Page(SummarySample.With("scenario-2", "housing", "kdu.cold", answer: null));
        var unknown = SummarySample.Page(SummarySample.With("scenario-2", "housing", "kdu.cold", FormFixture.Json("""{"dontKnow":true}""")));
        var question = SummarySample.Form.Question("kdu.cold")!.Question.Text;

        SummarySample.AnswerIn(open, question).Value.ShouldBe(AnswerText.NotAnswered);
        SummarySample.AnswerIn(unknown, question).Value.ShouldBe(AnswerText.DontKnow);
        Following(open, "Noch nicht beantwortet").ShouldContain($"{question} – Leyla Aydemir");
        Following(unknown, "Antwort „Weiß ich nicht“").ShouldContain($"{question} – Leyla Aydemir");
    }

    private static IEnumerable<string> Following(XElement page, string heading) =>
        page.Descendants("h3").Single(h => h.Value == heading).ElementsAfterSelf("ul").First().Elements("li").Select(li => li.Value);

    private static void CheckChoices(SummaryContent content, SectionState state, FormQuestion question, XElement shown)
    {
        if (question.Value.Type is not (ValueType.Enum or ValueType.Multi) || content.Answers.Answer(state.Key, question.Id) is not { } answer)
            return;
        var texts = shown.Descendants("bdi").Select(b => b.Value).ToList();
        var chosen = answer.ValueKind == System.Text.Json.JsonValueKind.Array ? answer.EnumerateArray().Select(c => c.GetString()) : [answer.GetString()];
        texts.ShouldBe(question.Value.Options.Where(o => chosen.Contains(o.Value)).Select(o => o.Label), ignoreOrder: true);
    }
}
