using JobcenterModular.Documents.Domain.Evidence;

namespace JobcenterModular.Documents.UseCases.Evidence;

/// <summary>An item of the checklist as its owner sees it.</summary>
/// <param name="Code">What it is, such as N01.</param>
/// <param name="Person">Whose it is: <c>ap</c> or a household member such as <c>p1</c>.</param>
/// <param name="Title">What it is called; null as long as no sent answer asks for it.</param>
/// <param name="State">Where it stands. Documents that wait for the virus scan count; those that were set aside do not.</param>
/// <param name="PromisedFor">With <c>later</c>: the day until which it is to come.</param>
/// <param name="ReasonCode">With <c>rejected</c>: stable code of the reason.</param>
/// <param name="Reason">With <c>rejected</c>: why, in plain German.</param>
/// <param name="DueOn">Until when the office wants it; null where nothing is to come.</param>
internal sealed record OwnItem(
    string Code,
    string Person,
    string? Title,
    ChecklistState State,
    DateOnly? PromisedFor,
    string? ReasonCode,
    string? Reason,
    DateOnly? DueOn)
{
    private const string OfSomebodyElse = "Nachweis einer anderen Person";

    /// <summary>The item as the applicant may see it.</summary>
    /// <param name="isClosed">It is of somebody who answers alone: the applicant learns where it stands, and not what it is or what was said of it.</param>
    public static OwnItem Of(EvidenceItem item, IEnumerable<ItemDocument> documents, bool isClosed)
    {
        ChecklistState state = item.StateWith(documents.Select(document => document.Id));
        bool rejected = state == ChecklistState.Rejected;
        return new OwnItem(
            item.Code,
            item.PersonId,
            isClosed && item.Title is not null ? OfSomebodyElse : item.Title,
            state,
            state == ChecklistState.Later ? item.PromisedFor : null,
            rejected ? item.ReasonCode : null,
            rejected && !isClosed ? item.Reason : null,
            state is ChecklistState.Missing or ChecklistState.Later or ChecklistState.Rejected ? item.DueOn : null);
    }
}
