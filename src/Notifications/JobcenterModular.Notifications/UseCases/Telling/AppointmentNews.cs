using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Reminders;
using JobcenterModular.Notifications.Domain.Templates;
using JobcenterModular.Notifications.UseCases.Reminders;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Notifications.UseCases.Telling;

/// <summary>Tells of appointments and plans their reminders.</summary>
internal sealed class AppointmentNews(INotificationsDb db, AppointmentPeople people, Watch watch, NoticeWriter writer)
{
    private const string ChooseOne = "choose";
    private const string OfficeCalls = "call";

    /// <summary>It was booked.</summary>
    public Task BookedAsync(Guid eventId, AppointmentWord word, CancellationToken cancellationToken) =>
        TellAsync(eventId, word.Invitation ? Purposes.Invitation : Purposes.AppointmentBooked, word, new NoticeValues(), remind: true, cancellationToken);

    /// <summary>It was moved; all of it as it is now.</summary>
    public Task MovedAsync(Guid eventId, AppointmentWord word, CancellationToken cancellationToken) =>
        TellAsync(eventId, word.Invitation ? Purposes.InvitationMoved : Purposes.AppointmentMoved, word, new NoticeValues(), remind: true, cancellationToken);

    /// <summary>It cannot take place as it was booked: nobody is reminded of it until it is moved.</summary>
    public Task MustMoveAsync(Guid eventId, AppointmentWord word, IReadOnlyList<DateTimeOffset> offers, CancellationToken cancellationToken) => TellAsync(
        eventId,
        Purposes.AppointmentMustMove,
        word,
        new NoticeValues().With("next", offers.Count > 0 ? ChooseOne : OfficeCalls).WithInstants("times", offers),
        remind: false,
        cancellationToken);

    /// <summary>It does not take place.</summary>
    public async Task CancelAsync(Guid eventId, Guid appointmentId, long version, CancellationToken cancellationToken)
    {
        string subject = appointmentId.ToString();
        Watched thing = await db.Watched.AsNoTracking().Where(row => row.Kind == WatchedKind.Appointment && row.Subject == subject)
            .OrderByDescending(row => row.IsOpen).ThenByDescending(row => row.SubjectVersion)
            .FirstOrDefaultAsync(cancellationToken)
            ?? throw AppointmentPeople.Unknown.ToException();
        KnownApplication known = await db.KnownApplications.SingleAsync(row => row.Id == thing.RecipientId, cancellationToken);
        bool news = await watch.NoAppointmentAsync(thing.RecipientId, appointmentId, version, cancellationToken);
        if (!news || !thing.IsOpen || known.DeletedAt is not null)
            return;
        await WriteAsync(
            eventId,
            thing.IsInvitation ? Purposes.InvitationCancelled : Purposes.AppointmentCancelled,
            known,
            new NoticeValues().WithAppointment(ReminderPlan.InstantOf(thing.Occasion!), thing.Title, thing.Mode),
            people.ToAppointment(appointmentId, thing.SealedKey, known),
            cancellationToken);
    }

    /// <summary>A time is held for who waits; of no use any more when the offer is over.</summary>
    public async Task OfferAsync(Guid eventId, OfferedTime offer, CancellationToken cancellationToken)
    {
        KnownApplication? known = await people.FindAsync(offer.ApplicationId, offer.WaitingEntryId, offer.OwnerSubject, offer.SealedContact, cancellationToken);
        if (known is null)
            return;
        await writer.TellApplicantAsync(
            known,
            new NoticeReason(eventId, Purposes.AppointmentOffered, known.Id, known.Reference ?? ""),
            new NoticeValues().WithAppointment(offer.StartsAt, offer.Place, offer.Mode).WithInstant("untilDay", "untilTime", offer.ExpiresAt),
            cancellationToken,
            link: people.ToOffer(offer.WaitingEntryId, offer.SealedKey, known),
            validUntil: offer.ExpiresAt);
    }

    private async Task TellAsync(
        Guid eventId, string purpose, AppointmentWord word, NoticeValues values, bool remind, CancellationToken cancellationToken)
    {
        KnownApplication? known = await people.FindAsync(word.ApplicationId, word.AppointmentId, word.OwnerSubject, word.SealedContact, cancellationToken);
        if (known is null || !await LeaveOthersAsync(word, known.Id, cancellationToken))
            return;
        if (!await watch.AppointmentAsync(known.Id, word, remind, cancellationToken))
            return;
        await WriteAsync(
            eventId,
            purpose,
            known,
            values.WithAppointment(word.StartsAt, word.Place, word.Mode).With("purpose", word.Purpose).With("legalNotice", word.LegalNotice),
            people.ToAppointment(word.AppointmentId, word.SealedKey, known),
            cancellationToken);
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
        Guid eventId, string purpose, KnownApplication known, NoticeValues values, NoticeLink link, CancellationToken cancellationToken) =>
        writer.TellApplicantAsync(known, new NoticeReason(eventId, purpose, known.Id, known.Reference ?? ""), values, cancellationToken, link: link);
}
