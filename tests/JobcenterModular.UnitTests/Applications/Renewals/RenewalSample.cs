using System.Text.Json.Nodes;
using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Answers;
using JobcenterModular.Applications.Domain.Forms.Evaluation;
using JobcenterModular.Applications.Domain.Renewals;
using JobcenterModular.UnitTests.Forms;

namespace JobcenterModular.UnitTests.Applications.Renewals;

/// <summary>A renewal of a person of the domain file, begun 55 days before the period ends.</summary>
internal sealed record RenewalSample(Prefill Prefill, FormFacts Facts, AnswerSheet Earlier)
{
    public static readonly DateOnly PeriodEnd = new(2027, 1, 31);

    public static TheoryData<string> Names => ScenarioAnswers.Names;

    public static FormDefinition Form => FormFixture.Real.Newest("folgeantrag")!;

    public static RenewalRules Rules => Form.Renewal!;

    public static RenewalSample Of(string scenario) => Of(ScenarioAnswers.Read(scenario).Sheet);

    public static RenewalSample Of(AnswerSheet earlier, DateOnly? begun = null)
    {
        DateOnly today = begun ?? new DateOnly(2026, 12, 7);
        var facts = new FormFacts(today, EidLogin: false);
        FormFacts times = facts with { Renewal = RenewalTime.Facts(Form.LegalParameters, AnswerSheet.Empty, PeriodEnd, today) };
        var prefill = Prefill.From(Form, Rules, earlier, times);
        return new RenewalSample(
            prefill, facts with { Renewal = RenewalTime.Facts(Form.LegalParameters, prefill.Baseline, PeriodEnd, today) }, earlier);
    }

    /// <summary>The draft with the answers that a person gives who has nothing to tell.</summary>
    public AnswerSheet Answered()
    {
        AnswerSheet sheet = Prefill.Sheet
            .With("start", FormFixture.Json("""{"start.month":"2027-02"}"""))
            .With("end", FormFixture.Json("""{"end.true":true,"end.privacy":true}"""));
        foreach (QuestionAt at in OpenIn(sheet))
            sheet = With(sheet, at, Earlier.Answer(at.Section, at.Question)!.Value.GetRawText());
        return sheet;
    }

    public static AnswerSheet With(AnswerSheet sheet, QuestionAt at, string answer)
    {
        JsonObject section = sheet.Sections.TryGetValue(at.Section, out var known) ? FormFixture.Json(known.GetRawText()) : [];
        section[at.Question] = JsonNode.Parse(answer);
        return sheet.With(at.Section, section);
    }

    public FormEvaluation Evaluate(AnswerSheet sheet) => FormEvaluation.Run(Form, sheet, Facts);

    public List<QuestionAt> OpenIn(AnswerSheet sheet) =>
        [.. Evaluate(sheet).Sections.SelectMany(section => section.Open.Select(question => new QuestionAt(section.Key, question)))];

    public IEnumerable<string> PapersOf(AnswerSheet sheet) =>
        Evaluate(sheet).Evidence.Where(due => !due.Optional).Select(due => due.Code).Distinct(StringComparer.Ordinal);

    public BlockState Block(AnswerSheet sheet, string key, params string[] saved)
    {
        SectionVersions versions = saved.Aggregate(SectionVersions.None, (all, section) => all.Raised(section));
        FormFacts facts = Facts with { Renewal = Facts.Renewal! with { Saved = versions } };
        return FormEvaluation.Run(Form, sheet, facts).Blocks.Single(block => block.Key == key);
    }
}
