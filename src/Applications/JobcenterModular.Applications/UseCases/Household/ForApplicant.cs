using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using JobcenterModular.Applications.Domain.Forms.Answers;
using JobcenterModular.Applications.Domain.Forms.Evaluation;
using JobcenterModular.Applications.Domain.Household;
using JobcenterModular.Applications.UseCases.Drafts;
using JobcenterModular.Applications.UseCases.Summaries;

namespace JobcenterModular.Applications.UseCases.Household;

/// <summary>The same for the applicant: without what somebody else of the household answers alone.</summary>
internal static class ForApplicant
{
    public static AnswerSheet Without(this AnswerSheet sheet, ClosedParts closed) =>
        closed.Any ? sheet.Where((section, _) => !closed.Hides(section)) : sheet;

    public static FormEvaluation Without(this FormEvaluation evaluation, ClosedParts closed) => !closed.Any ? evaluation : evaluation with
    {
        Sections = [.. evaluation.Sections.Where(section => !closed.Hides(section.Key))],
        BlockingMissing = [.. evaluation.BlockingMissing.Where(at => !closed.Hides(at.Section))],
        Hints = [.. evaluation.Hints.Where(hint => !closed.Hides(hint.Section))],
        HiddenAnswers = [.. evaluation.HiddenAnswers.Where(at => !closed.Hides(at.Section))],
        FollowUps = [.. evaluation.FollowUps.Where(followUp => !closed.Hides(followUp.Section))],
        Evidence = [.. evaluation.Evidence.Where(due => !closed.Has(due.Person))],
        Annexes = Open(evaluation.Annexes, closed),
    };

    public static SummaryContent Without(this SummaryContent content, ClosedParts closed) => content with
    {
        Answers = content.Answers.Without(closed),
        Evaluation = content.Evaluation.Without(closed),
        Papers = [.. content.Papers.Where(paper => !closed.Has(paper.Person))],
        Evidence = [.. content.Evidence.Where(item => !closed.Has(item.Person))],
    };

    public static ApplicationView Without(this ApplicationView view, ClosedParts closed) => !closed.Any ? view : view with
    {
        Sections = view.Sections.Where(pair => !closed.Hides(pair.Key)).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal),
        RetiredAnswers = Retired(view.RetiredAnswers, answer => !closed.Hides(answer["section"]!.GetValue<string>())),
    };

    /// <summary>Retired answers that may be shown.</summary>
    public static JsonElement? Retired(JsonElement? retired, Func<JsonObject, bool> isOpen)
    {
        if (retired is not { ValueKind: JsonValueKind.Array } all)
            return retired;
        return JsonSerializer.SerializeToElement(new JsonArray(
            [.. JsonNode.Parse(all.GetRawText())!.AsArray().Where(answer => isOpen(answer!.AsObject())).Select(answer => answer!.DeepClone())]));
    }

    private static ImmutableArray<AnnexDue> Open(ImmutableArray<AnnexDue> annexes, ClosedParts closed) =>
        [.. annexes.Select(annex => annex with { Persons = [.. annex.Persons.Where(person => !closed.Has(person))] }).Where(annex => !annex.Persons.IsEmpty)];
}
