namespace JobcenterModular.Notifications.Domain.Reminders;

/// <summary>
/// A reminder that was found due and is to be told if it is still so. A narrow row of its own: a hundred thousand of them are
/// written on a morning, and to mark the reminders themselves would touch each of their indexes.
/// </summary>
internal sealed class QueuedReminder
{
    private QueuedReminder()
    {
    }

    /// <summary>The reminder.</summary>
    public Guid Id { get; private set; }

    public DateTimeOffset QueuedAt { get; private set; }

    /// <summary>When somebody may take it in hand; while somebody has it, the end of the lease.</summary>
    public DateTimeOffset NextAttemptAt { get; private set; }
}
