using System.Collections.Concurrent;
using System.Net.Mail;
using JobcenterModular.Applications.Contracts;
using JobcenterModular.IntegrationTests.Fixtures;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Channels;
using JobcenterModular.Notifications.Persistence;
using JobcenterModular.Notifications.Sending;
using JobcenterModular.Notifications.Sending.Mail;
using JobcenterModular.Notifications.UseCases.Ledger;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace JobcenterModular.IntegrationTests.Notifications;

/// <summary>Every event that had to tell somebody has told, is trying, or raised an alarm; and the sum is exact.</summary>
public abstract class LedgerTests(ITestDatabase database, int events)
{
    private readonly MoodyTransport _transport = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Events_told_amid_faults_add_up_to_the_last_one()
    {
        await using HostFixture host = await HostFixture.StartAsync(database, settings =>
        {
            settings.Services(services => services.Replace(ServiceDescriptor.Singleton<IMailTransport>(_transport)));
            settings["Mail:Lane:Break"] = "00:00:01";
            settings["Mail:Lane:Parallel"] = "8";
            settings["Mail:Lane:Lease"] = "30.00:00:00"; // The clock leaps while the host's own sender has some in hand.
        });
        await Parallel.ForAsync(0, events, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Cancelled }, async (number, _) =>
        {
            ApplicationSubmitted submitted = Telling.Submitted(host, Telling.NewId(host), MoodyTransport.AddressOf(number));
            await TellNotificationsAsync(host, submitted);
            if (number % 10 == 0)
                await TellNotificationsAsync(host, submitted); // Events come again.
        });
        SendLane<MailCarrier> lane = host.Services.GetRequiredService<SendLane<MailCarrier>>();
        for (int round = 0; round < 200 && await TryingAsync(host) > 0; round++)
        {
            await lane.RunAsync(Cancelled);
            host.Clock.Advance(TimeSpan.FromMinutes(11));
        }

        await WatchAsync(host);
        int refused = Enumerable.Range(0, events).Count(MoodyTransport.IsRefused);
        LedgerSum sum = await SumAsync(host);
        sum.ByStanding["trying"].ShouldBe(0);
        sum.ByStanding["alarmed"].ShouldBe(refused);
        sum.ByStanding["told"].ShouldBe((2 * events) - refused + refused, "Confirmations that arrived, all of the team's queue, and a task for each that did not arrive.");
        sum.Notices.ShouldBe(sum.ByStanding.Values.Sum());
        sum.Notices.ShouldBe((2 * events) + refused);
        _transport.Sent.Count.ShouldBe(events - refused);
        _transport.Sent.Values.ShouldAllBe(times => times == 1);
        refused.ShouldBeGreaterThan(events / 50, "Otherwise this shows little.");
    }

    [Fact]
    public async Task A_line_that_a_crash_left_open_is_drawn_by_the_watch()
    {
        await using HostFixture host = await HostFixture.StartAsync(
            database, settings => settings.Services(services => services.Replace(ServiceDescriptor.Singleton<IMailTransport>(_transport))));
        await host.TellAsync(Telling.Submitted(host, Telling.NewId(host), "anna@mail.example"));
        await host.SendDueMailAsync();
        await using (AsyncServiceScope scope = host.Scope())
        {
            await scope.ServiceProvider.GetRequiredService<NotificationsDbContext>().Notices
                .ExecuteUpdateAsync(set => set.SetProperty(notice => notice.Standing, NoticeStanding.Trying), Cancelled);
        }

        await WatchAsync(host);

        (await SumAsync(host)).ByStanding["told"].ShouldBe(1, "The team's notice has no message of its own.");
    }

    [Fact]
    public async Task Messages_that_no_carrier_takes_raise_an_alarm_that_ends_with_them()
    {
        await using HostFixture host = await HostFixture.StartAsync(
            database, settings => settings.Services(services => services.Replace(ServiceDescriptor.Singleton<IMailTransport>(_transport))));
        _transport.Down = true;
        await host.TellAsync(Telling.Submitted(host, Telling.NewId(host), "anna@mail.example"));
        await host.SendDueMailAsync();
        host.Clock.Advance(TimeSpan.FromHours(2));

        await CheckAsync(host);
        (await OpenAlarmsAsync(host)).ShouldBe(["messages-late email"]);
        _transport.Down = false;
        host.Clock.Advance(TimeSpan.FromMinutes(11)); // The sender of the host may just have tried in vain once more.
        await host.SendDueMailAsync();
        await CheckAsync(host);

        (await OpenAlarmsAsync(host)).ShouldBeEmpty();
    }

    // Past the other modules, which have their own tests and no part in this sum.
    private static async Task TellNotificationsAsync(HostFixture host, ApplicationSubmitted submitted)
    {
        await using AsyncServiceScope scope = host.Scope();
        foreach (INotificationHandler<ApplicationSubmitted> handler in scope.ServiceProvider.GetServices<INotificationHandler<ApplicationSubmitted>>()
            .Where(handler => handler.GetType().Assembly == typeof(NotificationsDbContext).Assembly))
            await handler.Handle(submitted, Cancelled);
    }

    private static async Task<List<string>> OpenAlarmsAsync(HostFixture host)
    {
        await using AsyncServiceScope scope = host.Scope();
        return await scope.ServiceProvider.GetRequiredService<NotificationsDbContext>().Alarms
            .Where(alarm => alarm.ClearedAt == null).Select(alarm => alarm.Kind + " " + alarm.Subject).ToListAsync(Cancelled);
    }

    private static async Task CheckAsync(HostFixture host)
    {
        await using AsyncServiceScope scope = host.Scope();
        await scope.ServiceProvider.GetRequiredService<LedgerAlarms>().CheckAsync(Cancelled);
    }

    private static async Task WatchAsync(HostFixture host)
    {
        await using AsyncServiceScope scope = host.Scope();
        await scope.ServiceProvider.GetRequiredService<LedgerWatch>().CloseOrphansAsync(Cancelled);
    }

    private static async Task<int> TryingAsync(HostFixture host)
    {
        await using AsyncServiceScope scope = host.Scope();
        return await scope.ServiceProvider.GetRequiredService<NotificationsDbContext>().Deliveries
            .CountAsync(row => row.Channel == Channel.Email && row.ClosedAt == null, Cancelled);
    }

    private static async Task<LedgerSum> SumAsync(HostFixture host)
    {
        await using AsyncServiceScope scope = host.Scope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new GetLedger(), Cancelled);
    }

    // Each third address fails at its first attempts, each twentieth is refused for good.
    private sealed class MoodyTransport : IMailTransport
    {
        private readonly ConcurrentDictionary<string, int> _attempts = new(StringComparer.Ordinal);

        public ConcurrentDictionary<string, int> Sent { get; } = new(StringComparer.Ordinal);

        public bool Down { get; set; }

        public static string AddressOf(int number) => $"n{number}@mail.example";

        public static bool IsRefused(int number) => number % 20 == 7;

        public Task SendAsync(Guid deliveryId, MailMessage message, CancellationToken cancellationToken)
        {
            string to = message.To.Single().Address;
            int attempt = _attempts.AddOrUpdate(to, 1, (_, before) => before + 1);
            int number = int.TryParse(to.AsSpan(1, to.IndexOf('@', StringComparison.Ordinal) - 1), out int parsed) ? parsed : 1;
            if (Down || (number % 3 == 0 && attempt <= 1 + (number % 2)))
                throw new SmtpException(SmtpStatusCode.ServiceNotAvailable);
            if (IsRefused(number))
                throw new CarrierRefusedException("recipient-refused-550");
            Sent.AddOrUpdate(to, 1, (_, before) => before + 1);
            return Task.CompletedTask;
        }
    }

    public sealed class OnSqlite() : LedgerTests(new Sqlite(), 1000);

    public sealed class OnPostgreSql() : LedgerTests(new PostgreSql(), 10_000);
}
