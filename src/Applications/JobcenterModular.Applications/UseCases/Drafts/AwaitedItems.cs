using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Forms.Evaluation;
using JobcenterModular.Applications.Domain.Household;

namespace JobcenterModular.Applications.UseCases.Drafts;

/// <summary>What is awaited of a sent application: the checklist as its owner sees it, without what is only offered.</summary>
internal static class AwaitedItems
{
    /// <summary>Of somebody who answers alone, the applicant learns that something is awaited, and not what.</summary>
    private const string OfSomebodyElse = "Nachweis einer anderen Person";

    /// <summary>All items of the checklist, in its order.</summary>
    public static IReadOnlyList<AwaitedItem> Of(FormEvaluation evaluation, EvidenceKnown known, DateOnly dueOn, ClosedParts closed) =>
        [.. evaluation.Evidence.Zip(EvidenceItem.Of(evaluation, known, dueOn), (due, item) => Of(due, item, closed))];

    private static AwaitedItem Of(EvidenceDue due, EvidenceItem item, ClosedParts closed)
    {
        bool awaited = !due.Optional && item.State.IsAwaited();
        return new AwaitedItem(item.Code, item.Person, closed.Has(item.Person) ? OfSomebodyElse : item.Title, awaited ? item.PromisedFor ?? item.DueOn : null, awaited);
    }
}
