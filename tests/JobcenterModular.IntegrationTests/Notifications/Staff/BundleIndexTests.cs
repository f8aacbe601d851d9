using System.Data.Common;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.IntegrationTests.Fixtures;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Persistence;
using JobcenterModular.Notifications.UseCases.Staff.Queue;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Notifications.Staff;

/// <summary>Years of notices that were read cost the list nothing.</summary>
public sealed class BundleIndexTests(HostFixture<PostgreSql> host) : IClassFixture<HostFixture<PostgreSql>>
{
    private const string Years = """
        INSERT INTO notifications.notices (id, audience, recipient, event_id, purpose, application_id, reference, urgent, title, body, language, template,
            standing, chain, created_at, read_at, version)
        SELECT gen_random_uuid(), 'Team', 'leistung', gen_random_uuid(), 'submission-received', gen_random_uuid(), 'R-' || i, i % 10 = 0, 'Neu', 'Neu', 'de', '',
            'Told', '', now() - i * interval '1 minute', CASE WHEN i % 200 = 0 THEN NULL ELSE now() END, 1
        FROM generate_series(1, 40000) AS i
        """;

    [Theory]
    [InlineData("leistung")]
    [InlineData(null)]
    public async Task Bundles_are_counted_from_the_index_of_what_is_unread(string? team)
    {
        await using AsyncServiceScope scope = host.Scope();
        NotificationsDbContext db = scope.ServiceProvider.GetRequiredService<NotificationsDbContext>();
        if (!await db.Notices.AnyAsync(TestContext.Current.CancellationToken))
            await db.Database.ExecuteSqlRawAsync(Years, TestContext.Current.CancellationToken);
        await db.Database.ExecuteSqlRawAsync("ANALYZE notifications.notices", TestContext.Current.CancellationToken);
        IQueryable<Notice> unread = db.Notices.Where(notice => notice.Audience == Audience.Team && notice.ReadAt == null);
        if (team is not null)
            unread = unread.Where(notice => notice.Recipient == team);
        var after = new KeysetCursor(DateTimeOffset.UnixEpoch.AddYears(50), $"1{Guid.Empty}");

        string plan = await ExplainAsync(db, BundlePaging.Query(unread, after, 50));

        plan.ShouldContain("ix_notices_unread");
        plan.ShouldNotContain("Seq Scan");
    }

    private static async Task<string> ExplainAsync(NotificationsDbContext db, IQueryable query)
    {
        await db.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using DbCommand command = query.CreateDbCommand();
#pragma warning disable CA2100 // EF Core's own statement.
        command.CommandText = "EXPLAIN " + command.CommandText;
#pragma warning restore CA2100
        List<string> plan = [];
        await using DbDataReader reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            plan.Add(reader.GetString(0));
        return string.Join('\n', plan);
    }
}
