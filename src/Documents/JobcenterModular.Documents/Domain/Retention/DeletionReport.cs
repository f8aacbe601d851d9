namespace JobcenterModular.Documents.Domain.Retention;

/// <summary>What was deleted by which rule and who decided it; nothing of the content but a hash that proves which it was.</summary>
internal sealed class DeletionReport
{
    public required Guid Id { get; init; }

    public required Guid CaseId { get; init; }

    /// <summary>The one document, where not the whole file went.</summary>
    public Guid? DocumentId { get; init; }

    public required string Reference { get; init; }

    public required string Rule { get; init; }

    public required string Source { get; init; }

    /// <summary>Account of the person who confirmed it; <c>system</c> for what is no record.</summary>
    public required string DecidedBy { get; init; }

    public required int Documents { get; init; }

    public required long Bytes { get; init; }

    /// <summary>SHA-256 over the ordered hashes of the contents, lower-case hex.</summary>
    public required string ContentsSha256 { get; init; }

    /// <summary>The key was destroyed: from then on nothing could be read.</summary>
    public required DateTimeOffset DestroyedAt { get; init; }

    /// <summary>Files and rows were gone too; null while that is under way.</summary>
    public DateTimeOffset? FinishedAt { get; set; }
}
