using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.UseCases;
using JobcenterModular.Notifications.UseCases.Telling;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Notifications.Sending;

/// <summary>
/// Asks at the last moment whether an e-mail may still say what it is about (§ 35 SGB I). Revoking takes the content out of
/// what waits; this finds what was written at the same moment, and what a sender had in hand.
/// </summary>
internal sealed class ContentConsent(INotificationsDb db, ReachLookup reaches, MessageWriter messages)
{
    /// <summary>The message as it may be sent now.</summary>
    public async Task<Letter> AsAllowedAsync(Delivery delivery, Letter letter, CancellationToken cancellationToken)
    {
        if (!letter.SaysContent)
            return letter;
        KnownApplication? known = await db.KnownApplications.AsNoTracking().SingleOrDefaultAsync(row => row.Id == delivery.ApplicationId, cancellationToken);
        return known is not null && (await reaches.OfAsync(known, cancellationToken)).AllowsContent
            ? letter
            : await messages.AsHintAsync(letter, cancellationToken);
    }
}
