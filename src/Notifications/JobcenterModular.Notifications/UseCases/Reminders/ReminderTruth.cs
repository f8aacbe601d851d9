using JobcenterModular.Notifications.Domain.Reminders;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Notifications.UseCases.Reminders;

/// <summary>Asks the present state whether a reminder is still true.</summary>
internal sealed class ReminderTruth(INotificationsDb db)
{
    public async Task<bool> IsTrueAsync(Guid reminderId, CancellationToken cancellationToken)
    {
        Reminder? reminder = await db.Reminders.AsNoTracking().SingleOrDefaultAsync(row => row.Id == reminderId, cancellationToken);
        return reminder is not null && (await ThingsOfAsync(reminder, cancellationToken)).Count > 0;
    }

    /// <summary>What the reminder speaks of and is still so.</summary>
    public async Task<IReadOnlyList<Watched>> ThingsOfAsync(Reminder reminder, CancellationToken cancellationToken) => Truth.Of(
        reminder,
        await db.Watched.AsNoTracking().Where(row => row.RecipientId == reminder.RecipientId && row.IsOpen).OrderBy(row => row.Subject).ToListAsync(cancellationToken));
}
