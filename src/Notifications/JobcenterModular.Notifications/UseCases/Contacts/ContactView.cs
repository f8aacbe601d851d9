using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Channels;
using JobcenterModular.Notifications.Domain.Contacts;
using JobcenterModular.Notifications.UseCases.Telling;
using JobcenterModular.Notifications.UseCases.Templates;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Notifications.UseCases.Contacts;

/// <summary>How a person wants to be told. What she has not chosen is as she declared it in the application.</summary>
/// <param name="Etag">Version of the choice; <c>"0"</c> as long as nothing was chosen.</param>
/// <param name="Language">Language of what we write (BCP 47).</param>
/// <param name="Channels">Channels in the order in which they are tried; empty: the inbox alone, and letters where a date or a right hangs on it.</param>
/// <param name="ContentConsent">E-mails to a proved address may say what they are about.</param>
/// <param name="ContentConsentAt">Since when (UTC).</param>
/// <param name="Points">Addresses and numbers that were given, masked.</param>
/// <param name="OfferedChannels">Channels that this Jobcenter has.</param>
/// <param name="Languages">Languages that can be chosen.</param>
internal sealed record ContactPreferences(
    string Etag,
    string Language,
    IReadOnlyList<string> Channels,
    bool ContentConsent,
    DateTimeOffset? ContentConsentAt,
    IReadOnlyList<ContactPointView> Points,
    IReadOnlyList<string> OfferedChannels,
    IReadOnlyList<string> Languages);

/// <summary>An address or number, without saying it in full.</summary>
/// <param name="Id">The contact point.</param>
/// <param name="Channel"><c>email</c>, <c>sms</c> or <c>messenger</c>.</param>
/// <param name="Address">Masked, such as <c>m***r@example.org</c> or <c>+49 *** 4567</c>.</param>
/// <param name="State"><c>unproved</c>, <c>proved</c> or <c>bounced</c>.</param>
/// <param name="AddedAt">When it was given (UTC).</param>
/// <param name="CodeUntil">Until when the code that was sent last can be entered (UTC); null: there is none.</param>
internal sealed record ContactPointView(Guid Id, string Channel, string Address, string State, DateTimeOffset AddedAt, DateTimeOffset? CodeUntil);

/// <summary>Shows contact data to whom they belong.</summary>
internal sealed class ContactViews(
    INotificationsDb db, ContactOwners owners, ReachLookup reaches, TemplateCatalog templates, IOfferedChannels offered, Sealer sealer)
{
    public async Task<ContactPreferences> OfAsync(ContactOwnership owner, CancellationToken cancellationToken)
    {
        KnownApplication? newest = (await owners.ApplicationsOfAsync(owner, cancellationToken)).FirstOrDefault();
        Reach reach = await reaches.OfOwnerAsync(owner.Key, newest, cancellationToken);
        List<ContactPoint> points = await db.ContactPoints.AsNoTracking()
            .Where(row => row.Owner == owner.Key && row.WithdrawnAt == null)
            .OrderBy(row => row.AddedAt).ThenBy(row => row.Id)
            .ToListAsync(cancellationToken);
        return new ContactPreferences(
            EntityTags.Of(reach.Chosen?.Version ?? 0),
            reach.Language,
            [.. reach.PreferredChannels.Select(channel => channel.Name())],
            reach.AllowsContent,
            reach.Chosen?.ContentConsentAt,
            [.. points.Select(Of)],
            [.. offered.All.Select(channel => channel.Name())],
            templates.Languages);
    }

    public ContactPointView Of(ContactPoint point) => new(
        point.Id,
        point.Channel.Name(),
        ContactAddress.Mask(point.Channel, sealer.OpenText(point.SealedAddress, ContactPoint.SealPurpose(point.Id))),
        point.BouncedAt is not null ? "bounced" : point.ProvedAt is not null ? "proved" : "unproved",
        point.AddedAt,
        point.CodeMac is null ? null : point.CodeUntil);
}
