using JobcenterModular.Notifications.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Notifications.UseCases.Staff.Stream;

/// <summary>A notice at its place in the stream.</summary>
internal sealed record PlacedNotice(long Position, TeamNotice Notice);

/// <summary>Reads the stream in small pieces, each with a connection of its own: who listens for hours holds none.</summary>
internal sealed class StreamReading(IServiceScopeFactory scopes)
{
    public const int BatchSize = 50;

    /// <summary>The last position that is given.</summary>
    public async Task<long> HeadAsync(CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<INotificationsDb>().StreamHeads.AsNoTracking()
            .Where(head => head.Audience == Audience.Team)
            .Select(head => head.LastPosition)
            .SingleAsync(cancellationToken);
    }

    /// <summary>The next notices behind a position, up to another one.</summary>
    public async Task<IReadOnlyList<PlacedNotice>> ReadAsync(string? team, long after, long upTo, CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        IQueryable<Notice> notices = scope.ServiceProvider.GetRequiredService<INotificationsDb>().Notices.AsNoTracking()
            .Where(notice => notice.Audience == Audience.Team && notice.StreamPosition > after && notice.StreamPosition <= upTo);
        if (!string.IsNullOrEmpty(team))
            notices = notices.Where(notice => notice.Recipient == team);
        List<Notice> found = await notices.OrderBy(notice => notice.StreamPosition).Take(BatchSize).ToListAsync(cancellationToken);
        return [.. found.Select(notice => new PlacedNotice(notice.StreamPosition!.Value, TeamNotice.Of(notice)))];
    }
}
