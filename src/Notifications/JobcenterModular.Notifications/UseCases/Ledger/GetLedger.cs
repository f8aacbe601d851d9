using System.Text.Json;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Channels;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Notifications.UseCases.Ledger;

/// <summary>The sum of the ledger: every notice stands in one line of it, so the lines add up to all.</summary>
internal sealed record GetLedger : IRequest<LedgerSum>;

/// <summary>The sum of the ledger.</summary>
/// <param name="Notices">Notices that there are; each event that had to tell somebody made one for each recipient and purpose.</param>
/// <param name="ByStanding">How many of them are trying, told, alarmed, cancelled, expired.</param>
/// <param name="OldestTrying">When the oldest notice was made that is still trying (UTC); null if none is.</param>
/// <param name="Waiting">Messages that wait or are tried again, by channel.</param>
/// <param name="RemindersQueued">Reminders that were found due and are not told yet.</param>
internal sealed record LedgerSum(
    long Notices,
    IReadOnlyDictionary<string, long> ByStanding,
    DateTimeOffset? OldestTrying,
    IReadOnlyDictionary<string, long> Waiting,
    long RemindersQueued);

internal sealed class GetLedgerHandler(INotificationsDb db) : IRequestHandler<GetLedger, LedgerSum>
{
    public async Task<LedgerSum> Handle(GetLedger request, CancellationToken cancellationToken)
    {
        Dictionary<NoticeStanding, long> counted = await db.Notices
            .GroupBy(notice => notice.Standing)
            .Select(group => new { group.Key, Count = group.LongCount() })
            .ToDictionaryAsync(row => row.Key, row => row.Count, cancellationToken);
        Dictionary<Channel, long> waiting = await db.Deliveries
            .Where(delivery => delivery.NextAttemptAt != null)
            .GroupBy(delivery => delivery.Channel)
            .Select(group => new { group.Key, Count = group.LongCount() })
            .ToDictionaryAsync(row => row.Key, row => row.Count, cancellationToken);
        DateTimeOffset? oldest = await db.Notices
            .Where(notice => notice.Standing == NoticeStanding.Trying)
            .OrderBy(notice => notice.CreatedAt)
            .Select(notice => (DateTimeOffset?)notice.CreatedAt)
            .FirstOrDefaultAsync(cancellationToken);
        return new LedgerSum(
            counted.Values.Sum(),
            Enum.GetValues<NoticeStanding>().ToDictionary(
                standing => JsonNamingPolicy.CamelCase.ConvertName(standing.ToString()), standing => counted.GetValueOrDefault(standing), StringComparer.Ordinal),
            oldest,
            Enum.GetValues<Channel>().Where(channel => channel != Channel.Inbox)
                .ToDictionary(channel => channel.Name(), channel => waiting.GetValueOrDefault(channel), StringComparer.Ordinal),
            await db.ReminderQueue.LongCountAsync(cancellationToken));
    }
}
