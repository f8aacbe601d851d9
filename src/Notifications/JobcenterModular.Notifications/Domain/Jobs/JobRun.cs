namespace JobcenterModular.Notifications.Domain.Jobs;

/// <summary>
/// One run of a job. The row is the lock: whoever inserts it runs the job. Unique are (job, occurrence), the run that it
/// repeats, and the running one of each job; so no occurrence runs twice and no job beside itself, on any hosts.
/// </summary>
internal sealed class JobRun : IListed
{
    private JobRun()
    {
    }

    public Guid Id { get; private set; }

    public string Job { get; private set; } = "";

    /// <summary>The instant of the schedule that it runs for; null for a repeat and for a run that a person asked for.</summary>
    public DateTimeOffset? Occurrence { get; private set; }

    /// <summary>The abandoned run that it repeats.</summary>
    public Guid? RepeatOf { get; private set; }

    public string StartedBy { get; private set; } = "";

    /// <summary>When it was taken in hand, which is when it starts.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Renewed while it runs. What is over belongs to a host that was killed.</summary>
    public DateTimeOffset LeaseEnd { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public JobOutcome Outcome { get; private set; }

    /// <summary>Type of the error; never its words, which may hold data.</summary>
    public string? Error { get; private set; }

    public static JobRun Start(string job, RunCause cause, TimeSpan lease, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        Job = job,
        Occurrence = cause.Occurrence,
        RepeatOf = cause.RepeatOf,
        StartedBy = cause.StartedBy,
        CreatedAt = now,
        LeaseEnd = now + lease,
        Outcome = JobOutcome.Running,
    };
}
