using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.Notifications.Domain.Alarms;
using JobcenterModular.Notifications.Domain.Channels;
using JobcenterModular.Notifications.UseCases.Alarms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Notifications.UseCases.Ledger;

/// <summary>Raises an alarm for everything that should have been told by now and was not, and clears it when it is.</summary>
internal sealed class LedgerAlarms(
    INotificationsDb db, IEnumerable<IModuleStore> stores, IAlarms alarms, IOptions<NotificationsOptions> options, TimeProvider clock)
{
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset before = clock.GetUtcNow() - options.Value.LateAfter;
        foreach (Channel channel in Enum.GetValues<Channel>().Where(channel => channel != Channel.Inbox))
        {
            // What waits for the morning is not late: its first attempt is still to come.
            bool late = await db.Deliveries.AnyAsync(
                delivery => delivery.Channel == channel && delivery.NextAttemptAt != null && delivery.CreatedAt < before && delivery.Attempts > 0, cancellationToken)
                || await db.Deliveries.AnyAsync(delivery => delivery.Channel == channel && delivery.NextAttemptAt < before, cancellationToken);
            await SayAsync(AlarmKinds.MessagesLate, channel.Name(), late, cancellationToken);
        }

        bool reminders = await db.ReminderQueue.AnyAsync(reminder => reminder.QueuedAt < before, cancellationToken);
        await SayAsync(AlarmKinds.RemindersLate, "all", reminders, cancellationToken);
        foreach (IModuleStore store in stores)
            await SayAsync(AlarmKinds.EventsSetAside, store.Module, (await store.OutboxAsync(cancellationToken)).SetAside.Count > 0, cancellationToken);
    }

    private Task SayAsync(string kind, string subject, bool wrong, CancellationToken cancellationToken) =>
        wrong ? alarms.RaiseAsync(kind, subject, cancellationToken) : alarms.ClearAsync(kind, subject, cancellationToken);
}
