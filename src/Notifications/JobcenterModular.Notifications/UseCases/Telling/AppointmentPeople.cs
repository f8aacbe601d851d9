using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Notifications.UseCases.Telling;

/// <summary>Whom to tell of an appointment, and the way there. Who has no application is known by the appointment, or by the entry of the waiting list.</summary>
internal sealed class AppointmentPeople(INotificationsDb db, Sealer sealer, IOptions<PortalOptions> portal)
{
    public static readonly Refusal Unknown = new(RefusalKind.NotReady, "notices.appointment_unknown", "Dieser Termin ist noch nicht bekannt.");

    /// <summary>Who is told; null where the application is gone.</summary>
    /// <param name="applicationId">The application that the talk is about, if any.</param>
    /// <param name="ownId">Id of the appointment, or of the entry of the waiting list.</param>
    /// <param name="ownerSubject">Account of the person, if any.</param>
    /// <param name="sealedContact">How the person can be reached, sealed for <paramref name="ownId"/>.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<KnownApplication?> FindAsync(
        Guid? applicationId, Guid ownId, string? ownerSubject, string? sealedContact, CancellationToken cancellationToken)
    {
        Guid recipient = applicationId ?? ownId;
        KnownApplication? known = await db.KnownApplications.SingleOrDefaultAsync(row => row.Id == recipient, cancellationToken);
        if (known is null && applicationId is not null)
            throw Unknown.ToException(); // It comes from elsewhere, and tells how the person is reached.
        known ??= db.KnownApplications.Add(KnownApplication.WithId(recipient)).Entity;
        if (known.DeletedAt is not null)
            return null;
        if (applicationId is null)
        {
            known.BelongsTo(ownerSubject, "");
            known.ReachBy(sealedContact, SealPurposes.Appointment);
        }

        return known;
    }

    /// <summary>The way to an appointment.</summary>
    public NoticeLink ToAppointment(Guid id, string? sealedKey, KnownApplication known) => new(portal.Value.AppointmentLink(id), KeyOf(id, sealedKey, known));

    /// <summary>The way to an offer of the waiting list.</summary>
    public NoticeLink ToOffer(Guid entryId, string? sealedKey, KnownApplication known) => new(portal.Value.WaitingLink(entryId), KeyOf(entryId, sealedKey, known));

    // Who has an account logs in: a key would be one more thing to lose.
    private string? KeyOf(Guid id, string? sealedKey, KnownApplication known) =>
        sealedKey is null || known.OwnerSubject is not null ? null : sealer.OpenText(sealedKey, SealPurposes.AppointmentKey + id);
}
