namespace JobcenterModular.Notifications.Domain.Reminders;

/// <summary>
/// Somebody is to be reminded at an instant, if it is still so then. Names its occasion: when the date moves, the reminder
/// of the old date finds itself outdated, whoever planned what in which order.
/// </summary>
internal sealed class Reminder
{
    private Reminder()
    {
    }

    /// <summary>Also the id of the event that the notice tells of, so that it is told once.</summary>
    public Guid Id { get; private set; }

    public string Purpose { get; private set; } = "";

    public Guid RecipientId { get; private set; }

    /// <summary>As in <see cref="Watched.Subject"/>; empty where several things of one day are told together.</summary>
    public string Subject { get; private set; } = "";

    public string Occasion { get; private set; } = "";

    /// <summary>Days before the occasion, which tells the reminders of one occasion apart.</summary>
    public int Stage { get; private set; }

    public DateTimeOffset RemindAt { get; private set; }

    /// <summary>After this instant it comes too late.</summary>
    public DateTimeOffset ValidUntil { get; private set; }

    public ReminderState State { get; private set; }

    public static Reminder Plan(Guid id, Guid recipientId, string subject, PlannedReminder planned) => new()
    {
        Id = id,
        Purpose = planned.Purpose,
        RecipientId = recipientId,
        Subject = subject,
        Occasion = planned.Occasion,
        Stage = planned.Stage,
        RemindAt = planned.RemindAt,
        ValidUntil = planned.ValidUntil,
        State = ReminderState.Planned,
    };

    public void Close(ReminderState state) => State = state;
}

/// <summary>Where a reminder stands.</summary>
internal enum ReminderState
{
    /// <summary>Its instant has not come, or it is queued (<see cref="QueuedReminder"/>).</summary>
    Planned,

    /// <summary>The notice is written.</summary>
    Told,

    /// <summary>It was no longer so, or too late.</summary>
    Outdated,
}
