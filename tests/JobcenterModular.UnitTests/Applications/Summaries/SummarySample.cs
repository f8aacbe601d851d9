using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Answers;
using JobcenterModular.Applications.Domain.Forms.Evaluation;
using JobcenterModular.Applications.UseCases.Drafts;
using JobcenterModular.Applications.UseCases.Summaries;
using JobcenterModular.UnitTests.Applications.Evidence;
using JobcenterModular.UnitTests.Forms;

namespace JobcenterModular.UnitTests.Applications.Summaries;

/// <summary>Summaries of the scenarios, as they are written on sending.</summary>
internal static class SummarySample
{
    public static FormDefinition Form => FormFixture.Real.Find("hauptantrag", 1)!;

    public static SummaryContent Scenario(string name) => Of(ScenarioAnswers.Read(name).Sheet, ScenarioAnswers.Read(name).Facts);

    /// <summary>The scenario with one answer in place of its own; null takes the answer away.</summary>
    public static SummaryContent With(string name, string section, string question, JsonNode? answer)
    {
        var scenario = ScenarioAnswers.Read(name);
        var answers = JsonObject.Create(scenario.Sheet.Sections[section])!;
        answers.Remove(question);
        if (answer is not null)
            answers[question] = answer;
        return Of(scenario.Sheet.With(section, answers), scenario.Facts);
    }

    public static PaperView Paper(string fileName = "ausweis.pdf") => PaperView.Of(EvidenceSample.Paper("N01", fileName: fileName));

    /// <summary>The scenario with what is known of its papers.</summary>
    public static SummaryContent WithEvidence(string name, EvidenceKnown known)
    {
        SummaryContent content = Scenario(name);
        return content with { Papers = known.Views(), Evidence = EvidenceItem.Of(content.Evaluation, known, dueOn: null) };
    }

    /// <summary>Parsed as XML: fails unless it is well-formed.</summary>
    public static XElement Page(SummaryContent content)
    {
        using var reader = XmlReader.Create(
            new StringReader(SummaryHtml.Render(content)),
            new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace).Root!;
    }

    /// <summary>The answer to a question as the page shows it.</summary>
    public static XElement AnswerIn(XElement page, string question) =>
        page.Descendants("dt").First(dt => dt.Value == question).ElementsAfterSelf("dd").Single();

    private static SummaryContent Of(AnswerSheet sheet, FormFacts facts)
    {
        FormEvaluation evaluation = FormEvaluation.Run(Form, sheet, facts);
        EvidenceKnown known = EvidenceSample.Known(EvidenceSample.Paper("N01"));
        return new SummaryContent(
            "Jobcenter Musterstadt",
            "JC-7K3M-9QXW",
            facts.ApplicationDate,
            facts.MonthStart,
            new DateTimeOffset(2026, 11, 22, 9, 15, 3, TimeSpan.Zero),
            new string('0', 64),
            Form,
            sheet,
            evaluation,
            known.Views(),
            EvidenceItem.Of(evaluation, known, dueOn: null));
    }
}
