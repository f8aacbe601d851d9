using System.Text.Json;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Channels;
using JobcenterModular.Notifications.Domain.Contacts;
using JobcenterModular.Notifications.UseCases.Contacts;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Notifications.UseCases.Telling;

/// <summary>Finds out how a person can be reached at this moment.</summary>
internal sealed class ReachLookup(INotificationsDb db, Sealer sealer, ContactMacs macs)
{
    public Task<Reach> OfAsync(KnownApplication known, CancellationToken cancellationToken) => OfOwnerAsync(known.ContactOwnerKey, known, cancellationToken);

    /// <summary>The same for whoever may have no application.</summary>
    public async Task<Reach> OfOwnerAsync(string owner, KnownApplication? known, CancellationToken cancellationToken)
    {
        Contact? contact = db.Contacts.Local.FirstOrDefault(row => row.Owner == owner)
            ?? await db.Contacts.AsNoTracking().SingleOrDefaultAsync(row => row.Owner == owner, cancellationToken);
        List<ContactPoint> points = await db.ContactPoints.AsNoTracking()
            .Where(row => row.Owner == owner)
            .OrderBy(row => row.ProvedAt)
            .ToListAsync(cancellationToken);
        Dictionary<Channel, ProvedAddress> proved = [];
        foreach (ContactPoint point in points.Where(point => point.IsUsable))
            proved[point.Channel] = new ProvedAddress(point.Id, sealer.OpenText(point.SealedAddress, ContactPoint.SealPurpose(point.Id)));
        DeclaredContact declared = known is null ? new DeclaredContact() : DeclaredBy(known);
        if (declared.Mail is { } mail && points.Exists(point => point.IsBarred && point.AddressMac == macs.OfAddress(mail)))
            declared = declared with { Mail = null };
        return new Reach { Declared = declared, Chosen = contact, Proved = proved };
    }

    /// <summary>The language in which the person is told.</summary>
    public async Task<string> LanguageOfAsync(KnownApplication known, CancellationToken cancellationToken) => (await OfAsync(known, cancellationToken)).Language;

    private DeclaredContact DeclaredBy(KnownApplication known)
    {
        if (known.SealedContact is { } contact)
            return JsonSerializer.Deserialize<DeclaredContact>(sealer.OpenText(contact, known.ContactSealedFor + known.Id), JsonSerializerOptions.Web)!;
        if (known.SealedMailTo is { } mail)
            return new DeclaredContact { Mail = sealer.OpenText(mail, SealPurposes.Submitted + known.Id) };
        return known.SealedDraftMail is { } draftMail
            ? new DeclaredContact { Mail = sealer.OpenText(draftMail, SealPurposes.DraftPaused + known.Id) }
            : new DeclaredContact();
    }
}

/// <summary>What addresses in events are bound to, before the id; the contracts of those events.</summary>
internal static class SealPurposes
{
    public const string Submitted = "applications.submitted:";
    public const string TakenByPhone = "applications.taken-by-phone:";
    public const string DraftPaused = "applications.draft-paused:";
    public const string Appointment = "appointments.contact:";
    public const string AppointmentKey = "appointments.key:";
}
