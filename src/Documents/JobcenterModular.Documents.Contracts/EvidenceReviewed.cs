using JobcenterModular.SharedKernel;

namespace JobcenterModular.Documents.Contracts;

/// <summary>Staff accepted or rejected one item of the checklist, or opened it again; no other item changes.</summary>
/// <param name="ApplicationId">The application.</param>
/// <param name="EvidenceCode">The item, such as N01.</param>
/// <param name="PersonId">Whose it is.</param>
/// <param name="Outcome"><c>accepted</c>, <c>rejected</c> or <c>reopened</c>.</param>
/// <param name="ReasonCode">With <c>rejected</c>: stable code of the reason, if there is one.</param>
/// <param name="Reason">With <c>rejected</c>: the reason in plain German, as the applicant reads it.</param>
/// <param name="DueOn">With <c>rejected</c>: the day until which it is to be sent again.</param>
/// <param name="ItemVersion">From 1, higher with every statement on and every review of this item; an older event is ignored.</param>
/// <param name="Title">What the item is called, if the publisher knows.</param>
/// <param name="DocumentIds">
/// The documents that were looked at: one that is not among them came too late for this review and waits for the next.
/// Null: all that had been received when it happened.
/// </param>
[EventName("documents.evidence-reviewed.v1")]
public sealed record EvidenceReviewed(
    Guid ApplicationId,
    string EvidenceCode,
    string PersonId,
    string Outcome,
    string? ReasonCode,
    string? Reason,
    DateOnly? DueOn,
    long ItemVersion,
    string? Title = null,
    IReadOnlyList<Guid>? DocumentIds = null) : IntegrationEvent;
