using System.Text.Json;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Evaluation;
using JobcenterModular.Applications.UseCases.Drafts;

namespace JobcenterModular.Applications.UseCases.Submitting;

/// <summary>What is still to come after sending with gaps.</summary>
internal static class FollowUps
{
    public static IReadOnlyList<FollowUpItem> Of(FormEvaluation evaluation, IReadOnlyList<EvidenceItem> evidence) =>
    [
        .. evaluation.FollowUps.Select(followUp => new FollowUpItem(
            "question",
            followUp.Section,
            followUp.Question,
            followUp.Person,
            followUp.Reason == FollowUpReason.DontKnow ? "dontKnow" : "open",
            followUp.Text)),
        .. evaluation.Blocks.Where(block => block.IsOpen)
            .Select(block => new FollowUpItem("confirmation", null, block.Key, PersonIds.Applicant, "unconfirmed", block.Title)),
        .. evidence.Where(item => item.State.IsOpen())
            .Select(item => new FollowUpItem("evidence", null, item.Code, item.Person, JsonNamingPolicy.CamelCase.ConvertName(item.State.ToString()), item.Title)),
    ];
}
