using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Channels;
using JobcenterModular.Notifications.Domain.Contacts;
using JobcenterModular.Notifications.UseCases;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Notifications.Sending;

/// <summary>
/// Asks at the last moment whether the person still wants a message there. Withdrawing finds what waits; this finds what
/// was written at the same moment, and what a killed host had in hand.
/// </summary>
internal sealed class StillWanted(INotificationsDb db)
{
    public async Task<WantedAnswer> AnswerAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        if (delivery.ContactPointId is { } id)
        {
            ContactPoint? point = await db.ContactPoints.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
            if (point is null or { WithdrawnAt: not null })
                return WantedAnswer.Withdrawn;
            if (delivery.Purpose != Purposes.AddressCode && point.BouncedAt is not null)
                return WantedAnswer.Bounced;
        }

        bool bySettledChoice = delivery.Channel is Channel.Email or Channel.Sms or Channel.Messenger && delivery.Purpose is not (Purposes.DraftPaused or Purposes.AddressCode);
        return bySettledChoice && await HasLeftAsync(delivery, cancellationToken) ? WantedAnswer.Withdrawn : WantedAnswer.Yes;
    }

    private async Task<bool> HasLeftAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        bool toApplicant = await db.Notices.AnyAsync(row => row.Id == delivery.NoticeId && row.Audience == Audience.Applicant, cancellationToken);
        if (!toApplicant || await db.KnownApplications.AsNoTracking().SingleOrDefaultAsync(row => row.Id == delivery.ApplicationId, cancellationToken) is not { } known)
            return false;
        string owner = known.ContactOwnerKey;
        Contact? contact = await db.Contacts.AsNoTracking().SingleOrDefaultAsync(row => row.Owner == owner, cancellationToken);
        return contact?.ChosenChannels is { } chosen && !chosen.Contains(delivery.Channel);
    }
}

/// <summary>Whether a message is still wanted where it goes.</summary>
internal enum WantedAnswer
{
    /// <summary>It is.</summary>
    Yes,

    /// <summary>The person took the address or the channel back.</summary>
    Withdrawn,

    /// <summary>Nothing arrives there, as another message showed.</summary>
    Bounced,
}
