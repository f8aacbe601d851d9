using JobcenterModular.Documents.Domain.Log;

namespace JobcenterModular.Documents.UseCases.Log;

/// <summary>A line for a case file's log; it is numbered and chained in the same transaction as what it tells of.</summary>
internal sealed record CaseNote(Guid CaseId, Actor Actor, CaseAction Action)
{
    public Guid? DocumentId { get; init; }

    public Guid? ApplicationId { get; init; }

    /// <summary>Codes and numbers only; never content.</summary>
    public string? Detail { get; init; }

    /// <summary>When it happened, where that was before this line could be written; else the instant of the save counts.</summary>
    public DateTimeOffset? HappenedAt { get; init; }
}
