namespace JobcenterModular.Notifications.Domain.Alarms;

/// <summary>Somebody has to look after something. At most one is open for each kind and subject; no personal data.</summary>
internal sealed class Alarm : IListed
{
    private Alarm()
    {
    }

    public Guid Id { get; private set; }

    /// <summary>What is wrong, such as <c>job-failed</c>.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>Key of what it is about, such as a job's name or an id.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>When it was raised.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset LastSeenAt { get; private set; }

    /// <summary>How often it was seen while it was open.</summary>
    public int Count { get; private set; }

    public DateTimeOffset? ClearedAt { get; private set; }

    public static Alarm Raise(string kind, string subject, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        Kind = kind,
        Subject = subject,
        CreatedAt = now,
        LastSeenAt = now,
        Count = 1,
    };
}
