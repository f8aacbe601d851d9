using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Forms.Evaluation;

namespace JobcenterModular.Applications.UseCases.Drafts;

/// <summary>What is awaited of a sent application: the checklist as its owner sees it, without what is only offered.</summary>
internal static class AwaitedItems
{
    /// <summary>All items of the checklist, in its order.</summary>
    public static IReadOnlyList<AwaitedItem> Of(FormEvaluation evaluation, EvidenceKnown known, DateOnly dueOn) =>
        [.. evaluation.Evidence.Zip(EvidenceItem.Of(evaluation, known, dueOn), Of)];

    private static AwaitedItem Of(EvidenceDue due, EvidenceItem item)
    {
        bool awaited = !due.Optional && item.State.IsAwaited();
        return new AwaitedItem(item.Code, item.Person, item.Title, awaited ? item.PromisedFor ?? item.DueOn : null, awaited);
    }
}
