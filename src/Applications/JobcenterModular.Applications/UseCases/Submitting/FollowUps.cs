using JobcenterModular.Applications.Domain.Forms.Evaluation;
using JobcenterModular.Applications.UseCases.Drafts;

namespace JobcenterModular.Applications.UseCases.Submitting;

/// <summary>What is still to come after sending with gaps.</summary>
internal static class FollowUps
{
    public static IReadOnlyList<FollowUpItem> Of(FormEvaluation evaluation, IReadOnlyList<PaperView> papers) =>
    [
        .. evaluation.FollowUps.Select(followUp => new FollowUpItem(
            "question",
            followUp.Section,
            followUp.Question,
            followUp.Person,
            followUp.Reason == FollowUpReason.DontKnow ? "dontKnow" : "open",
            followUp.Text)),
        .. EvidenceItem.Of(evaluation, papers)
            .Where(item => item.State == EvidenceState.Missing)
            .Select(item => new FollowUpItem("evidence", null, item.Code, item.Person, "missing", item.Title)),
    ];
}
