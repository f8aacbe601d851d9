using JobcenterModular.Documents.Domain.Leaving;

namespace JobcenterModular.Documents.UseCases.Leaving.Ledger;

/// <summary>A row of the ledger of hand-overs.</summary>
/// <param name="Id">The hand-over; receipts name it.</param>
/// <param name="CaseFileId">The case file.</param>
/// <param name="Kind">On which way it leaves.</param>
/// <param name="Receiver">Who gets it.</param>
/// <param name="Note">For the people there.</param>
/// <param name="RequestedBy">Account of who decided it; <c>owner</c> or <c>system</c>.</param>
/// <param name="RequestedAt">When (UTC).</param>
/// <param name="State">Where it stands.</param>
/// <param name="Documents">Files in it; null until it is put together.</param>
/// <param name="Bytes">Their size.</param>
/// <param name="TakenAt">When the receiver had it (UTC).</param>
/// <param name="AcknowledgedAt">When the receiver found it sound (UTC).</param>
/// <param name="FailedAt">When it failed (UTC).</param>
/// <param name="Failure">Stable code of what went wrong.</param>
/// <param name="Answer">What the receiver wrote.</param>
/// <param name="AlarmedAt">When operations were called for it (UTC).</param>
internal sealed record HandOverView(
    Guid Id,
    Guid CaseFileId,
    HandOverKind Kind,
    string Receiver,
    string? Note,
    string RequestedBy,
    DateTimeOffset RequestedAt,
    HandOverState State,
    int? Documents,
    long? Bytes,
    DateTimeOffset? TakenAt,
    DateTimeOffset? AcknowledgedAt,
    DateTimeOffset? FailedAt,
    string? Failure,
    string? Answer,
    DateTimeOffset? AlarmedAt)
{
    public static HandOverView Of(HandOver row) => new(
        row.Id, row.CaseId, row.Kind, row.Receiver, row.Note, row.RequestedBy, row.RequestedAt, row.State, row.Documents, row.Bytes,
        row.TakenAt, row.AcknowledgedAt, row.FailedAt, row.Failure, row.Answer, row.AlarmedAt);
}
