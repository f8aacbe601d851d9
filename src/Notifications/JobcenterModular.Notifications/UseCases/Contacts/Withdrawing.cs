using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Channels;
using JobcenterModular.Notifications.Domain.Contacts;
using JobcenterModular.Notifications.UseCases.Telling;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Notifications.UseCases.Contacts;

/// <summary>
/// Nothing that waits goes where the person no longer wants it. Each method adds to the coming save and answers which
/// notices lost their way; <see cref="GoOnAsync"/> finds them another one afterwards.
/// </summary>
internal sealed class Withdrawing(
    INotificationsDb db, ContactOwners owners, SealedLetters letters, ReachLookup reaches, MessageWriter messages, ChainOfChannels chain, TimeProvider clock)
{
    /// <summary>From channels that the person has left. What she asked for herself to one address, such as the way back to a draft, still goes there.</summary>
    public async Task<IReadOnlyList<Guid>> FromChannelsAsync(ContactOwnership owner, IReadOnlyList<Channel> left, CancellationToken cancellationToken) =>
        left.Count == 0 ? [] : Withdraw((await WaitingAsync(owner, cancellationToken)).Where(row => left.Contains(row.Channel) && row.Purpose != Purposes.DraftPaused));

    /// <summary>From one address: what goes to the contact point, and what goes to the same address as it stands in the application.</summary>
    public async Task<IReadOnlyList<Guid>> FromAddressAsync(ContactOwnership owner, ContactPoint point, string address, CancellationToken cancellationToken)
    {
        List<Delivery> there = await db.Deliveries
            .Where(row => row.ContactPointId == point.Id && row.SealedLetter != null)
            .ToListAsync(cancellationToken);
        IEnumerable<Delivery> declared = (await WaitingAsync(owner, cancellationToken))
            .Where(row => row.ContactPointId is null && row.Channel == point.Channel && string.Equals(letters.Open(row).To, address, StringComparison.OrdinalIgnoreCase));
        return Withdraw(there.Concat(declared));
    }

    /// <summary>E-mails that wait say no more than that there is something new.</summary>
    public async Task ContentAsync(ContactOwnership owner, CancellationToken cancellationToken)
    {
        foreach (Delivery delivery in (await WaitingAsync(owner, cancellationToken)).Where(row => row.Channel == Channel.Email && row.ContactPointId is not null))
        {
            Notice notice = await db.Notices.SingleAsync(row => row.Id == delivery.NoticeId, cancellationToken);
            KnownApplication? known = await db.KnownApplications.AsNoTracking().SingleOrDefaultAsync(row => row.Id == delivery.ApplicationId, cancellationToken);
            Reach reach = await reaches.OfOwnerAsync(owner.Key, known, cancellationToken);
            var way = new Way(Channel.Email, letters.Open(delivery).To, Proved: true, delivery.ContactPointId);
            letters.Replace(delivery, await messages.WriteAsync(notice, null, way, reach, cancellationToken));
        }
    }

    /// <summary>After the save.</summary>
    public async Task GoOnAsync(IReadOnlyList<Guid> noticeIds)
    {
        foreach (Guid id in noticeIds)
            await chain.AfterAsync(id, CancellationToken.None);
    }

    // Of the applicant only: what a team is told of an application stands under the same application.
    private async Task<List<Delivery>> WaitingAsync(ContactOwnership owner, CancellationToken cancellationToken)
    {
        List<Guid> applications = [.. (await owners.ApplicationsOfAsync(owner, cancellationToken)).Select(known => known.Id)];
        return await db.Deliveries
            .Where(row => applications.Contains(row.ApplicationId) && row.ClosedAt == null && row.SealedLetter != null
                && db.Notices.Any(notice => notice.Id == row.NoticeId && notice.Audience == Audience.Applicant))
            .ToListAsync(cancellationToken);
    }

    private List<Guid> Withdraw(IEnumerable<Delivery> deliveries)
    {
        List<Guid> lost = [];
        foreach (Delivery delivery in deliveries)
        {
            delivery.Withdraw(clock.GetUtcNow());
            if (delivery.WasWithdrawn && !lost.Contains(delivery.NoticeId))
                lost.Add(delivery.NoticeId);
        }

        return lost;
    }
}
