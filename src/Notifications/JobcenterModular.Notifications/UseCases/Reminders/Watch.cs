using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Reminders;
using JobcenterModular.Notifications.UseCases.Telling;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Notifications.UseCases.Reminders;

/// <summary>Keeps what is watched and plans its reminders. Adds to the coming save of the subscriber.</summary>
internal sealed class Watch(INotificationsDb db, IOptions<NotificationsOptions> options, TimeProvider clock)
{
    private ReminderOptions Options => options.Value.Reminders;

    /// <summary>A draft is kept until this day, from now on.</summary>
    public async Task DraftAsync(Guid applicationId, DateOnly touchedOn, DateOnly keepUntil, DateOnly begunOn, CancellationToken cancellationToken)
    {
        Watched draft = await ThingAsync(applicationId, WatchedKind.Draft, "", cancellationToken);
        if (!draft.Hear(keepUntil.DayNumber, open: true, Watched.OccasionOf(keepUntil)))
            return;
        DateTimeOffset now = clock.GetUtcNow();
        await ReplanAsync(
            applicationId, "", [.. ReminderPlan.OfDraft(touchedOn, keepUntil, Options, now), .. ReminderPlan.OfMonthEnd(begunOn, Options, now)],
            [Purposes.DraftUnfinished, Purposes.DraftDeletion, Purposes.MonthEnd], cancellationToken);
    }

    /// <summary>A draft was sent: nothing more to say of it as a draft.</summary>
    public async Task DraftSentAsync(Guid applicationId, CancellationToken cancellationToken)
    {
        (await ThingAsync(applicationId, WatchedKind.Draft, "", cancellationToken)).CloseForGood();
        await ReplanAsync(applicationId, "", [], [Purposes.DraftUnfinished, Purposes.DraftDeletion, Purposes.MonthEnd], cancellationToken);
    }

    /// <summary>An item of the checklist is awaited until a day, or no longer. Items of one day are told together.</summary>
    public async Task EvidenceAsync(Guid applicationId, string subject, long version, bool awaited, DateOnly? dueOn, string title, CancellationToken cancellationToken)
    {
        Watched item = await ThingAsync(applicationId, WatchedKind.Evidence, subject, cancellationToken);
        if (!item.Hear(version, awaited, dueOn is { } day ? Watched.OccasionOf(day) : null, title) || !awaited || dueOn is not { } due)
            return;
        await PlanAsync(
            applicationId, "", ReminderPlan.Before(Purposes.EvidenceDue, due, Options.EvidenceStages, Options.At, clock.GetUtcNow()), cancellationToken);
    }

    /// <summary>Anything else with a day; null: it is over. Answers whether this is the newest word, and the application is not gone.</summary>
    public async Task<bool> DayAsync(
        WatchedKind kind, string purpose, Guid applicationId, Guid subject, long version, DateOnly? day, IReadOnlyList<int> daysBefore, CancellationToken cancellationToken)
    {
        if (await db.IsDeletedAsync(applicationId, cancellationToken))
            return false;
        Watched thing = await ThingAsync(applicationId, kind, subject.ToString(), cancellationToken);
        if (!thing.Hear(version, day is not null, day is { } due ? Watched.OccasionOf(due) : null))
            return false;
        await ReplanAsync(
            applicationId,
            subject.ToString(),
            day is { } until ? [.. ReminderPlan.Before(purpose, until, daysBefore, Options.At, clock.GetUtcNow())] : [],
            [purpose],
            cancellationToken);
        return true;
    }

    /// <summary>Of something with a day nothing is to be said any more.</summary>
    public Task DayOverAsync(WatchedKind kind, string purpose, Guid applicationId, Guid subject, long version, CancellationToken cancellationToken) =>
        DayAsync(kind, purpose, applicationId, subject, version, day: null, [], cancellationToken);

    /// <summary>An appointment stands like this now. Answers whether this is the newest word.</summary>
    /// <param name="recipientId">Whom to remind.</param>
    /// <param name="word">What is said of it.</param>
    /// <param name="remind">It can take place as it stands, so there is something to remind of.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<bool> AppointmentAsync(Guid recipientId, AppointmentWord word, bool remind, CancellationToken cancellationToken)
    {
        string subject = word.AppointmentId.ToString();
        Watched thing = await ThingAsync(recipientId, WatchedKind.Appointment, subject, cancellationToken);
        if (!thing.Hear(word.Version, open: true, Watched.OccasionOf(word.StartsAt), word.Place, word.Mode))
            return false;
        thing.IsAppointment(word.SealedKey, word.Invitation);
        await ReplanAsync(
            recipientId,
            subject,
            remind ? [.. ReminderPlan.Before(Purposes.AppointmentTomorrow, word.StartsAt, Options.AppointmentStages, Options.At, clock.GetUtcNow())] : [],
            [Purposes.AppointmentTomorrow],
            cancellationToken);
        return true;
    }

    /// <summary>An appointment does not take place. Answers whether this is the newest word.</summary>
    public async Task<bool> NoAppointmentAsync(Guid recipientId, Guid appointmentId, long version, CancellationToken cancellationToken)
    {
        string subject = appointmentId.ToString();
        Watched thing = await ThingAsync(recipientId, WatchedKind.Appointment, subject, cancellationToken);
        if (!thing.Hear(version, open: false, null))
            return false;
        await ReplanAsync(recipientId, subject, [], [Purposes.AppointmentTomorrow], cancellationToken);
        return true;
    }

    /// <summary>The application is gone, and everything about it.</summary>
    public async Task ForgetAsync(Guid recipientId, CancellationToken cancellationToken)
    {
        foreach (Watched thing in await db.Watched.Where(row => row.RecipientId == recipientId).ToListAsync(cancellationToken))
            thing.CloseForGood();
        if (!await db.Watched.AnyAsync(row => row.RecipientId == recipientId && row.Kind == WatchedKind.Draft, cancellationToken))
            (await ThingAsync(recipientId, WatchedKind.Draft, "", cancellationToken)).CloseForGood();
        db.Reminders.RemoveRange(await db.Reminders.Where(row => row.RecipientId == recipientId).ToListAsync(cancellationToken));
    }

    private async Task<Watched> ThingAsync(Guid recipientId, WatchedKind kind, string subject, CancellationToken cancellationToken) =>
        await db.Watched.SingleOrDefaultAsync(row => row.RecipientId == recipientId && row.Kind == kind && row.Subject == subject, cancellationToken)
        ?? db.Watched.Add(Watched.Of(Guid.CreateVersion7(clock.GetUtcNow()), recipientId, kind, subject)).Entity;

    // What is planned for another date goes: it would find itself outdated, and would only fill the table.
    private async Task ReplanAsync(
        Guid recipientId, string subject, IReadOnlyList<PlannedReminder> wanted, IReadOnlyList<string> purposes, CancellationToken cancellationToken)
    {
        List<Reminder> planned = await db.Reminders
            .Where(row => row.RecipientId == recipientId && row.Subject == subject && row.State == ReminderState.Planned && purposes.Contains(row.Purpose))
            .ToListAsync(cancellationToken);
        db.Reminders.RemoveRange(planned.Where(row => !wanted.Any(other => IsSame(row, other))));
        await PlanAsync(recipientId, subject, wanted, cancellationToken);
    }

    private async Task PlanAsync(Guid recipientId, string subject, IEnumerable<PlannedReminder> wanted, CancellationToken cancellationToken)
    {
        List<Reminder> there = await db.Reminders.Where(row => row.RecipientId == recipientId && row.Subject == subject).ToListAsync(cancellationToken);
        foreach (PlannedReminder reminder in wanted)
        {
            bool once = reminder.Purpose == Purposes.DraftUnfinished && there.Exists(row => row.Purpose == reminder.Purpose && row.State == ReminderState.Told);
            if (!once && !there.Exists(row => IsSame(row, reminder)))
                db.Reminders.Add(Reminder.Plan(Guid.CreateVersion7(clock.GetUtcNow()), recipientId, subject, reminder));
        }
    }

    private static bool IsSame(Reminder row, PlannedReminder other) =>
        row.Purpose == other.Purpose && row.Occasion == other.Occasion && row.Stage == other.Stage;
}
