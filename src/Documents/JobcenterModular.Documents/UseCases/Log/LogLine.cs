using JobcenterModular.Documents.Domain.Log;

namespace JobcenterModular.Documents.UseCases.Log;

/// <summary>A line of a case file's log.</summary>
/// <param name="Number">From 1 upwards without gaps.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Subject">Who: account, <c>guest</c> or <c>system</c>.</param>
/// <param name="Role">In which role.</param>
/// <param name="Relation">Why: how they stand to the case.</param>
/// <param name="Reason">Why, in their own words, where they gave any.</param>
/// <param name="Action">What was done.</param>
/// <param name="DocumentId">With which document.</param>
/// <param name="ApplicationId">With which application.</param>
/// <param name="Detail">Codes and numbers.</param>
/// <param name="PreviousHash">Keyed hash of the line before.</param>
/// <param name="Hash">Keyed hash of this line and the one before.</param>
internal sealed record LogLine(
    long Number,
    DateTimeOffset At,
    string Subject,
    string Role,
    string Relation,
    string? Reason,
    CaseAction Action,
    Guid? DocumentId,
    Guid? ApplicationId,
    string? Detail,
    string PreviousHash,
    string Hash)
{
    public static LogLine Of(CaseLogEntry entry) => new(
        entry.Number,
        entry.At,
        entry.Subject,
        entry.Role,
        entry.Relation,
        entry.Reason,
        entry.Action,
        entry.DocumentId,
        entry.ApplicationId,
        entry.Detail,
        entry.PreviousHash,
        entry.Hash);
}
