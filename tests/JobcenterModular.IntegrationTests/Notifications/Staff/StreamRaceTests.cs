using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.IntegrationTests.Fixtures;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Templates;
using JobcenterModular.Notifications.Persistence;
using JobcenterModular.Notifications.UseCases.Telling;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace JobcenterModular.IntegrationTests.Notifications.Staff;

/// <summary>
/// Several hosts over one PostgreSQL, writers whose commits cross, readers that come and go at any host, and one host that
/// is killed: each position is seen once and in order.
/// </summary>
public sealed class StreamRaceTests
{
    private const int Notices = 2000;
    private const int WritersAHost = 4;

    private readonly ConcurrentBag<Guid> _written = [];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_position_comes_once_and_in_order_whatever_crosses_or_dies()
    {
        PostgresServer server = await PostgresServer.SharedAsync();
        Requirement.Check(server.Missing);
        string database = await server.CreateMigratedDatabaseAsync();
        string key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        void Share(HostSettings settings)
        {
            settings["Database:ConnectionString"] = database;
            settings["Security:MasterKey"] = key;
            settings.Services(services => services.Replace(ServiceDescriptor.Singleton(TimeProvider.System)));
        }

        await using HostFixture one = await HostFixture.StartAsync(new PostgreSql(), Share);
        await using HostFixture two = await HostFixture.StartAsync(new PostgreSql(), Share);
        await using HostProcess doomed = await HostProcess.StartAsync(new PostgreSql(), Share);
        Func<HttpClient>[] all = [() => one.NewClient(), () => two.NewClient(), () => new HttpClient { BaseAddress = doomed.Address }];
        string token = one.TokenForRole(Roles.Caseworker, "ra:desk");

        TaskCompletionSource[] begun = [new(), new()];
        Task<List<(long, Guid)>>[] readers = [.. begun.Select((told, i) => Task.Run(() => ReadAllAsync(all, token, told, seed: i), Cancelled))];
        Task[] writers =
        [
            .. Enumerable.Range(0, WritersAHost).SelectMany(_ => new[] { one, two })
                .Select(host => Task.Run(() => WriteAsync(host, Notices / (2 * WritersAHost)), Cancelled)),
        ];
        await Documents.Eventually.HappensAsync("a third is written", () => Task.FromResult(_written.Count > Notices / 3));
        await Task.WhenAll(begun.Select(told => told.Task)).WaitAsync(TimeSpan.FromSeconds(60), Cancelled);
        doomed.KillHard();
        await Task.WhenAll(writers);

        foreach (Task<List<(long Position, Guid Id)>> reader in readers)
        {
            List<(long Position, Guid Id)> seen = await reader;
            seen.Select(notice => notice.Position).ShouldBe(Enumerable.Range(1, Notices).Select(position => (long)position));
            seen.Select(notice => notice.Id).ToHashSet().SetEquals(_written).ShouldBeTrue();
        }
    }

    private async Task WriteAsync(HostFixture host, int count)
    {
        for (int i = 0; i < count; i++)
        {
            await using AsyncServiceScope scope = host.Scope();
            NotificationsDbContext db = scope.ServiceProvider.GetRequiredService<NotificationsDbContext>();
            await using IDbContextTransaction transaction = await db.Database.BeginTransactionAsync(Cancelled);
            DateTimeOffset now = TimeProvider.System.GetUtcNow();
            Notice notice = await scope.ServiceProvider.GetRequiredService<NoticeWriter>().TellTeamAsync(
                new StaffAddress("leistung", "Team Leistung", null, null),
                new NoticeReason(Guid.CreateVersion7(now), Purposes.BindingUnread, Guid.CreateVersion7(now), "R-1"),
                new NoticeValues().With("reference", "R-1").With("purposeTitle", "Brief"),
                link: null,
                urgent: false,
                Cancelled);
            await db.SaveChangesAsync(Cancelled);

            // Created in one order, committed in another.
            await Task.Delay(RandomNumberGenerator.GetInt32(20), Cancelled);
            await transaction.CommitAsync(Cancelled);
            _written.Add(notice.Id);
            scope.ServiceProvider.GetRequiredService<ILaneSignals>().Wake();
        }
    }

    private static async Task<List<(long Position, Guid Id)>> ReadAllAsync(Func<HttpClient>[] hosts, string token, TaskCompletionSource begun, int seed)
    {
        var random = new Random(seed);
        List<(long Position, Guid Id)> seen = [];
        string last = "0";
        for (int visit = 0; seen.Count < Notices; visit++)
        {
            // The first visit is to the host that will be killed.
            using HttpClient client = hosts[visit == 0 ? 2 : random.Next(hosts.Length)]();
            client.DefaultRequestHeaders.Authorization = new("Bearer", token);
            int stay = visit == 0 ? Notices : random.Next(1, 150);
            try
            {
                await using StreamClient reader = await StreamClient.OpenAsync(client, "leistung", last, Cancelled);
                for (int i = 0; i < stay && seen.Count < Notices && await reader.NextNoticeAsync() is (long position, JsonNode notice); i++)
                {
                    seen.Add((position, notice["id"]!.GetValue<Guid>()));
                    begun.TrySetResult();
                    last = position.ToString(CultureInfo.InvariantCulture);
                }
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException)
            {
                // The host is dead or dies: on to another one.
                await Task.Delay(10, Cancelled);
            }

            seen.ShouldNotBeEmpty("the first host told some before it died");
        }

        return seen;
    }
}
