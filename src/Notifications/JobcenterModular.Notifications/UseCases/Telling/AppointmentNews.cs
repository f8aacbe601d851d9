using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Reminders;
using JobcenterModular.Notifications.Domain.Templates;
using JobcenterModular.Notifications.UseCases.Reminders;
using JobcenterModular.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Notifications.UseCases.Telling;

/// <summary>Tells of appointments and plans their reminders. Who has no application is known by the appointment.</summary>
internal sealed class AppointmentNews(INotificationsDb db, Watch watch, NoticeWriter writer)
{
    private static readonly Refusal Unknown = new(RefusalKind.NotReady, "notices.appointment_unknown", "Dieser Termin ist noch nicht bekannt.");

    /// <summary>It was booked, or moved.</summary>
    public async Task TellAsync(Guid eventId, string purpose, AppointmentWord word, CancellationToken cancellationToken)
    {
        Guid recipient = word.ApplicationId ?? word.AppointmentId;
        KnownApplication? known = await db.KnownApplications.SingleOrDefaultAsync(row => row.Id == recipient, cancellationToken);
        if (known is null && word.ApplicationId is not null)
            throw Unknown.ToException(); // It comes from elsewhere, and tells how the person is reached.
        known ??= db.KnownApplications.Add(KnownApplication.WithId(recipient)).Entity;
        if (known.DeletedAt is not null)
            return;
        if (word.ApplicationId is null)
        {
            known.BelongsTo(word.OwnerSubject, "");
            known.ReachBy(word.SealedContact, SealPurposes.Appointment);
        }

        if (!await LeaveOthersAsync(word, recipient, cancellationToken))
            return;
        if (await watch.AppointmentAsync(recipient, word.AppointmentId, word.Version, word.StartsAt, word.Place, word.Mode, cancellationToken))
            await WriteAsync(eventId, purpose, known, word.StartsAt, word.Place, word.Mode, cancellationToken);
    }

    /// <summary>It does not take place.</summary>
    public async Task CancelAsync(Guid eventId, Guid appointmentId, long version, CancellationToken cancellationToken)
    {
        string subject = appointmentId.ToString();
        Watched thing = await db.Watched.AsNoTracking().Where(row => row.Kind == WatchedKind.Appointment && row.Subject == subject)
            .OrderByDescending(row => row.IsOpen).ThenByDescending(row => row.SubjectVersion)
            .FirstOrDefaultAsync(cancellationToken)
            ?? throw Unknown.ToException();
        KnownApplication known = await db.KnownApplications.SingleAsync(row => row.Id == thing.RecipientId, cancellationToken);
        bool news = await watch.AppointmentAsync(thing.RecipientId, appointmentId, version, null, null, null, cancellationToken);
        if (news && thing.IsOpen && known.DeletedAt is null)
            await WriteAsync(eventId, Purposes.AppointmentCancelled, known, ReminderPlan.InstantOf(thing.Occasion!), thing.Title, thing.Mode, cancellationToken);
    }

    // It may gain an application when it is moved: then it is known there, and no longer by itself. False: a newer word has said so.
    private async Task<bool> LeaveOthersAsync(AppointmentWord word, Guid recipient, CancellationToken cancellationToken)
    {
        string subject = word.AppointmentId.ToString();
        List<Watched> others = await db.Watched
            .Where(row => row.Kind == WatchedKind.Appointment && row.Subject == subject && row.RecipientId != recipient)
            .ToListAsync(cancellationToken);
        return others.TrueForAll(other => other.Hear(word.Version, open: false, null));
    }

    private Task<Notice> WriteAsync(
        Guid eventId, string purpose, KnownApplication known, DateTimeOffset startsAt, string? place, string? mode, CancellationToken cancellationToken) =>
        writer.TellApplicantAsync(
            known, new NoticeReason(eventId, purpose, known.Id, known.Reference ?? ""), new NoticeValues().WithAppointment(startsAt, place, mode), cancellationToken);
}

/// <summary>What an event says of an appointment.</summary>
internal sealed record AppointmentWord(
    Guid AppointmentId, Guid? ApplicationId, string? OwnerSubject, DateTimeOffset StartsAt, string Place, string Mode, string? SealedContact, long Version);
