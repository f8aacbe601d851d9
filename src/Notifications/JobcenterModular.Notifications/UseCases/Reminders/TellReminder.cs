using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Reminders;
using JobcenterModular.Notifications.Domain.Templates;
using JobcenterModular.Notifications.UseCases.Telling;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Notifications.UseCases.Reminders;

/// <summary>Tells one queued reminder, if it is still so: asked here against the present state, in the same save as the notice.</summary>
internal sealed class TellReminder(INotificationsDb db, ReminderTruth truth, NoticeWriter writer, AppointmentPeople people, TimeProvider clock)
{
    private const int MostItems = 20;

    /// <summary>Answers whether somebody was told.</summary>
    public async Task<bool> RunAsync(Guid reminderId, CancellationToken cancellationToken)
    {
        if (await db.ReminderQueue.SingleOrDefaultAsync(row => row.Id == reminderId, cancellationToken) is not { } queued)
            return false;
        db.ReminderQueue.Remove(queued);
        Reminder? reminder = await db.Reminders.SingleOrDefaultAsync(row => row.Id == reminderId && row.State == ReminderState.Planned, cancellationToken);
        if (reminder is null)
        {
            // Its date has moved since it was found, and it went with that.
            await db.SaveChangesAsync(cancellationToken);
            return false;
        }

        IReadOnlyList<Watched> things = await truth.ThingsOfAsync(reminder, cancellationToken);
        KnownApplication? known = await db.KnownApplications.SingleOrDefaultAsync(row => row.Id == reminder.RecipientId, cancellationToken);
        bool tell = things.Count > 0 && known is { DeletedAt: null } && clock.GetUtcNow() < reminder.ValidUntil;
        if (tell)
        {
            await writer.TellApplicantAsync(
                known!,
                new NoticeReason(reminder.Id, reminder.Purpose, known!.Id, known.Reference ?? ""),
                ValuesOf(reminder, known, things),
                cancellationToken,
                reminder,
                reminder.Purpose == Purposes.AppointmentTomorrow ? people.ToAppointment(Guid.Parse(reminder.Subject), things[0].SealedKey, known) : null);
        }

        reminder.Close(tell ? ReminderState.Told : ReminderState.Outdated);
        await db.SaveChangesAsync(cancellationToken);
        return tell;
    }

    private NoticeValues ValuesOf(Reminder reminder, KnownApplication known, IReadOnlyList<Watched> things)
    {
        NoticeValues values = new NoticeValues().With("reference", known.Reference);
        if (reminder.Purpose == Purposes.AppointmentTomorrow)
            return values.WithAppointment(ReminderPlan.InstantOf(reminder.Occasion), things[0].Title, things[0].Mode);
        DateOnly day = ReminderPlan.DayOf(reminder.Occasion);
        return reminder.Purpose switch
        {
            Purposes.DraftUnfinished => values.WithDay("keepUntil", day).WithMonth("effectMonth", known.BegunOn ?? day),
            Purposes.DraftDeletion => values.WithDay("keepUntil", day),
            Purposes.MonthEnd => values.WithMonth("effectMonth", day).WithDay("lastDay", day),
            Purposes.ApprovalPeriodEnds => values.WithDay("endsOn", day),
            Purposes.EvidenceDue => values.WithDay("dueOn", day).With("items", string.Join('\n', things.Take(MostItems).Select(thing => "– " + thing.Title)))
                .WithDay("today", OfficeTime.DateAt(clock.GetUtcNow()) == day ? day : null),
            _ => values.WithDay("dueOn", day),
        };
    }
}
