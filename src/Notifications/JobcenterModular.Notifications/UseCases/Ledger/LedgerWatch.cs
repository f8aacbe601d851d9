using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Channels;
using JobcenterModular.Notifications.UseCases.Telling;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Notifications.UseCases.Ledger;

/// <summary>Looks after notices that nobody else looks after: those whose host died between a delivery and the line under it, and binding ones that nobody reads.</summary>
internal sealed class LedgerWatch(INotificationsDb db, ChainOfChannels chain, IOptions<NotificationsOptions> options, TimeProvider clock)
{
    private const int BatchSize = 500;

    /// <summary>Draws the line under notices that are trying, though none of their messages is open; answers how many there were.</summary>
    public async Task<int> CloseOrphansAsync(CancellationToken cancellationToken)
    {
        int found = 0;
        Guid after = Guid.Empty;
        while (true)
        {
            List<Guid> orphans = await db.Notices.AsNoTracking()
                .Where(notice => notice.Standing == NoticeStanding.Trying && notice.Id.CompareTo(after) > 0
                    && !db.Deliveries.Any(delivery => delivery.NoticeId == notice.Id && delivery.Channel != Channel.Inbox && delivery.ClosedAt == null))
                .OrderBy(notice => notice.Id)
                .Take(BatchSize)
                .Select(notice => notice.Id)
                .ToListAsync(cancellationToken);
            if (orphans.Count == 0)
                return found;
            foreach (Guid notice in orphans)
                await chain.AfterAsync(notice, cancellationToken);
            found += orphans.Count;
            after = orphans[^1];
        }
    }

    /// <summary>Tries the next channel for binding notices that lie unread since their last hand-over; answers how many.</summary>
    public async Task<int> BreakSilenceAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        DateTimeOffset before = now - options.Value.SilenceAfter;
        string[] binding = [.. PurposeRules.BindingPurposes];
        int found = 0;
        Guid after = Guid.Empty;
        while (await SilentAsync(now, before, binding, after, cancellationToken) is { Count: > 0 } silent)
        {
            foreach (Guid notice in silent)
                await chain.AfterSilenceAsync(notice, cancellationToken);
            found += silent.Count;
            after = silent[^1];
        }

        return found;
    }

    private Task<List<Guid>> SilentAsync(DateTimeOffset now, DateTimeOffset before, string[] binding, Guid after, CancellationToken cancellationToken) =>
        db.Notices.AsNoTracking()
            .Where(notice => notice.Audience == Audience.Applicant && notice.ReadAt == null && notice.CreatedAt < before && notice.Id.CompareTo(after) > 0
                && (notice.ValidUntil == null || notice.ValidUntil > now)
                && notice.Standing == NoticeStanding.Told && binding.Contains(notice.Purpose)
                && !db.Deliveries.Any(delivery => delivery.NoticeId == notice.Id && delivery.Channel != Channel.Inbox && (delivery.ClosedAt == null || delivery.ClosedAt >= before)))
            .OrderBy(notice => notice.Id)
            .Take(BatchSize)
            .Select(notice => notice.Id)
            .ToListAsync(cancellationToken);
}
