namespace JobcenterModular.Documents.Domain.Log;

/// <summary>
/// One line of a case file's log: who did what, when and why. Written once; the database refuses to change or delete it,
/// and its hash covers the line before it, so that a change shows all the same (docs/adr/0013-case-log.md).
/// </summary>
internal sealed class CaseLogEntry
{
    public const int MaxDetailLength = 400;

    public required Guid CaseId { get; init; }

    /// <summary>From 1 upwards without gaps.</summary>
    public required long Number { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Stable id of the account, <c>guest</c>, or <c>system</c>.</summary>
    public required string Subject { get; init; }

    public required string Role { get; init; }

    /// <summary>Why: how the person stands to this case, such as <c>owner</c> or <c>casework</c>.</summary>
    public required string Relation { get; init; }

    /// <summary>Why, in the words of the person, where they gave any.</summary>
    public string? Reason { get; init; }

    public required CaseAction Action { get; init; }

    public Guid? DocumentId { get; init; }

    public Guid? ApplicationId { get; init; }

    /// <summary>Codes and numbers only, such as <c>N07:ap</c>; never content.</summary>
    public string? Detail { get; init; }

    /// <summary>Of the line before; 64 zeros for the first.</summary>
    public required string PreviousHash { get; init; }

    /// <summary>Keyed hash over this line and <see cref="PreviousHash"/>, lower-case hex.</summary>
    public required string Hash { get; init; }
}

/// <summary>The end of a case file's log, so that lines cut off at the end show too.</summary>
internal sealed class CaseLogHead
{
    public required Guid CaseId { get; init; }

    public required long Count { get; set; }

    /// <summary>Hash of the last line.</summary>
    public required string Hash { get; set; }

    /// <summary>Keyed hash over case, count and hash: nobody without the key can write an earlier end.</summary>
    public required string Mac { get; set; }
}
