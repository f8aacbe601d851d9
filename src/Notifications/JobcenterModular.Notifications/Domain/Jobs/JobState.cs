using JobcenterModular.SharedKernel;

namespace JobcenterModular.Notifications.Domain.Jobs;

/// <summary>What is remembered of a job between its runs.</summary>
internal sealed class JobState : AggregateRoot
{
    private JobState()
    {
    }

    public string Job { get; private set; } = "";

    /// <summary>
    /// Only occurrences after this instant count: the last one that was taken, when the job was seen for the first time,
    /// or the end of a pause. So a new installation catches up on nothing, and neither does a pause that is over.
    /// </summary>
    public DateTimeOffset DueAfter { get; private set; }

    public DateTimeOffset? PausedAt { get; private set; }

    /// <summary>Subject of whoever paused it.</summary>
    public string? PausedBy { get; private set; }

    public static JobState FirstSeen(string job, DateTimeOffset at) => new() { Job = job, DueAfter = at };

    /// <summary>Takes an occurrence; false if it does not count (any more).</summary>
    public bool Take(DateTimeOffset occurrence)
    {
        if (PausedAt is not null || occurrence <= DueAfter)
            return false;
        DueAfter = occurrence;
        return true;
    }
}
