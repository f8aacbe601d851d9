using System.Text.Json;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Channels;
using JobcenterModular.Notifications.Domain.Contacts;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Notifications.UseCases.Telling;

/// <summary>Letters wait sealed, each bound to its delivery: a copied database shows neither addresses nor codes.</summary>
internal sealed class SealedLetters(Sealer sealer, IOptions<NotificationsOptions> options, TimeProvider clock)
{
    /// <summary>A delivery that carries this letter; not in the night unless it may.</summary>
    /// <param name="notice">The notice.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="letter">The letter.</param>
    /// <param name="contactPointId">The proved address that it goes to, if it is one.</param>
    /// <param name="after">When the delivery before it in the chain was made: the order must hold whatever the clocks of several hosts say.</param>
    public Delivery Post(Notice notice, Channel channel, Letter letter, Guid? contactPointId = null, DateTimeOffset? after = null)
    {
        DateTimeOffset now = clock.GetUtcNow();
        Guid id = Guid.CreateVersion7(now);
        bool mayDisturb = notice.Urgent || notice.Audience == Audience.Team || channel == Channel.Letter || PurposeRules.Of(notice.Purpose).AtOnce;
        DateTimeOffset notBefore = mayDisturb ? now : options.Value.Quiet.NotBefore(now);
        DateTimeOffset createdAt = now <= after ? after.Value.AddMicroseconds(1) : now;
        return Delivery.By(channel, id, notice, Seal(id, letter), notBefore, createdAt, contactPointId);
    }

    /// <summary>A delivery of the code that proves an address.</summary>
    public Delivery PostCode(ContactPoint point, Guid? applicationId, Letter letter)
    {
        DateTimeOffset now = clock.GetUtcNow();
        Guid id = Guid.CreateVersion7(now);
        return Delivery.OfCode(point.Channel, id, point.Id, applicationId, Seal(id, letter), point.CodeUntil ?? now, now);
    }

    /// <summary>Another letter in place of the one that waits.</summary>
    public void Replace(Delivery delivery, Letter letter) => delivery.Rewrite(Seal(delivery.Id, letter));

    /// <summary>The letter of a delivery that is not closed.</summary>
    public Letter Open(Delivery delivery) =>
        JsonSerializer.Deserialize<Letter>(sealer.OpenText(delivery.SealedLetter!, Purpose(delivery.Id)), EventJson.Options)!;

    /// <summary>The way in of a notice, sealed for it.</summary>
    public string? SealLink(Notice notice, NoticeLink link) => link.WithKey is { } whole ? sealer.SealText(whole, LinkPurpose(notice.Id)) : null;

    /// <summary>The way in for a person without an account; null where none is needed.</summary>
    public string? LinkOf(Notice notice) => notice.SealedLink is { } box ? sealer.OpenText(box, LinkPurpose(notice.Id)) : null;

    private string Seal(Guid deliveryId, Letter letter) => sealer.SealText(JsonSerializer.Serialize(letter, EventJson.Options), Purpose(deliveryId));

    private static string Purpose(Guid deliveryId) => $"notifications.letter:{deliveryId}";

    private static string LinkPurpose(Guid noticeId) => $"notifications.link:{noticeId}";
}
