namespace JobcenterModular.Notifications.UseCases.Reminders;

/// <summary>Finds the reminders that are due and queues them, in one statement for each purpose however many they are.</summary>
internal sealed class ReminderQueue(INotificationsDb db, IReminderSignal signal, TimeProvider clock)
{
    /// <summary>Queues what is due of these purposes; answers how many.</summary>
    public async Task<int> QueueDueAsync(IReadOnlyList<string> purposes, CancellationToken cancellationToken)
    {
        int queued = 0;
        foreach (string purpose in purposes)
            queued += await db.QueueDueRemindersAsync(purpose, clock.GetUtcNow(), cancellationToken);
        if (queued > 0)
            signal.Wake();
        return queued;
    }
}

/// <summary>Tells the worker that reminders are queued.</summary>
internal interface IReminderSignal
{
    void Wake();
}
