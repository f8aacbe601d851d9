using JobcenterModular.Notifications.Domain.Reminders;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Notifications.UseCases.Reminders;

/// <summary>Finds the reminders that are due and queues them, in one statement however many they are.</summary>
internal sealed class ReminderQueue(INotificationsDb db, IReminderSignal signal, TimeProvider clock)
{
    /// <summary>Queues what is due of these purposes; answers how many.</summary>
    public async Task<int> QueueDueAsync(IReadOnlyList<string> purposes, CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        DateTimeOffset? next = now;
        int queued = await db.Reminders
            .Where(row => row.State == ReminderState.Planned && purposes.Contains(row.Purpose) && row.RemindAt <= now)
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.State, ReminderState.Queued).SetProperty(row => row.NextAttemptAt, next),
                cancellationToken);
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
