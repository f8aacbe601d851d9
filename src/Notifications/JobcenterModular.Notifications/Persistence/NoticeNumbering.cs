using System.Globalization;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Staff;
using JobcenterModular.Notifications.UseCases.Staff.Stream;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Notifications.Persistence;

/// <summary>Numbers in one statement a batch, and leaves the version of the notices alone: nobody who edits one is disturbed.</summary>
internal sealed class NoticeNumbering(IServiceScopeFactory scopes) : INoticeNumbering
{
    private const int BatchSize = 500;

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        NotificationsDbContext db = scope.ServiceProvider.GetRequiredService<NotificationsDbContext>();
        int numbered = 0;
        while (await db.Notices.AnyAsync(notice => notice.Audience == Audience.Team && notice.StreamPosition == null, cancellationToken))
            numbered += await NumberBatchAsync(db, cancellationToken);
        return numbered;
    }

    private static async Task<int> NumberBatchAsync(NotificationsDbContext db, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        await using IDbContextTransaction transaction = await db.Database.BeginTransactionAsync(cancellationToken);

        // Other hosts wait here until this one has committed; then they see what it numbered.
        await db.StreamHeads.Where(row => row.Audience == Audience.Team)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Version, row => row.Version + 1), cancellationToken);
        StreamHead head = await db.StreamHeads.SingleAsync(row => row.Audience == Audience.Team, cancellationToken);
        int numbered = await db.Database.ExecuteSqlRawAsync(Statement(db), [head.LastPosition], cancellationToken);

        // Not the count: a notice that is deleted at this very moment leaves its place empty.
        head.MoveTo(await db.Notices.Where(notice => notice.Audience == Audience.Team).MaxAsync(notice => notice.StreamPosition, cancellationToken) ?? 0);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return numbered;
    }

    private static string Statement(NotificationsDbContext db)
    {
        string table = db.IsPostgreSql ? $"{NotificationsModule.ModuleName}.notices" : "notices";
        return string.Create(CultureInfo.InvariantCulture, $$"""
            UPDATE {{table}} AS notice SET stream_position = numbered.position
            FROM (SELECT id, {0} + ROW_NUMBER() OVER (ORDER BY created_at, id) AS position
                  FROM (SELECT id, created_at FROM {{table}} WHERE audience = 'Team' AND stream_position IS NULL
                        ORDER BY created_at, id LIMIT {{BatchSize}}) AS next) AS numbered
            WHERE notice.id = numbered.id
            """);
    }
}
