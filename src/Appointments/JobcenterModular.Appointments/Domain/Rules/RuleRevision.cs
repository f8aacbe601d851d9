namespace JobcenterModular.Appointments.Domain.Rules;

/// <summary>What a place or a kind of talk said in one of its versions, and who wrote it.</summary>
internal sealed class RuleRevision
{
    private RuleRevision()
    {
    }

    /// <summary>The place or the kind of talk.</summary>
    public Guid SubjectId { get; private init; }

    /// <summary>The version of it, from 1.</summary>
    public long Number { get; private init; }

    public DateTimeOffset SavedAt { get; private init; }

    /// <summary>Account of staff.</summary>
    public string SavedBy { get; private init; } = "";

    /// <summary>The content as JSON, as the API shows it.</summary>
    public string Content { get; private init; } = "";

    public static RuleRevision Of(Guid subjectId, long number, string content, string by, DateTimeOffset now) => new()
    {
        SubjectId = subjectId,
        Number = number,
        Content = content,
        SavedBy = by,
        SavedAt = now,
    };
}
