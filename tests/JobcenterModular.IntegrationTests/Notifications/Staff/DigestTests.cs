using System.Net.Mail;
using JobcenterModular.IntegrationTests.Fixtures;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Channels;
using JobcenterModular.Notifications.Jobs.Scheduled;
using JobcenterModular.Notifications.Persistence;
using JobcenterModular.Notifications.Sending;
using JobcenterModular.Notifications.Sending.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace JobcenterModular.IntegrationTests.Notifications.Staff;

/// <summary>One e-mail to a team in the morning, and none that nobody needs.</summary>
public abstract class DigestTests(ITestDatabase database)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_team_gets_one_mail_with_what_is_unread_and_new_and_no_case_in_it()
    {
        SmtpServer server = await SmtpServer.SharedAsync();
        string mailbox = $"d{Guid.CreateVersion7():N}@jobcenter.example";
        await using HostFixture host = await StartAsync(mailbox, server);
        Guid application = await host.SubmitAsync();
        await host.SubmitAsync(urgent: true, application: application);
        await host.SubmitAsync(team: "unknown");

        await RunAsync(host);
        await RunAsync(host);
        await host.SendDueMailAsync();

        ReceivedMail mail = server.MailsTo(mailbox).Where(mail => mail.Subject.StartsWith("Überblick", StringComparison.Ordinal)).ShouldHaveSingleItem();
        mail.Subject.ShouldBe("Überblick für Team Leistung am 23.11.2026");
        mail.Text.ShouldContain("Hinweise in der Liste: 3");
        mail.Text.ShouldContain("Davon eilig: 1");
        mail.Text.ShouldContain("Betroffene Fälle: 2");
        mail.Text.ShouldNotContain(Telling.ReferenceOf(application));
        mail.Text.ShouldNotContain(application.ToString());
    }

    [Fact]
    public async Task It_stands_in_the_ledger_and_not_in_the_queue()
    {
        await using HostFixture host = await StartAsync();
        await host.SubmitAsync();

        await RunAsync(host);

        (await host.LedgerAsync(row => row.Purpose == Purposes.TeamDigest)).ShouldHaveSingleItem().Channel.ShouldBe(Channel.Email);
        using HttpClient desk = host.Colleague("di:desk");
        (await desk.ItemsAsync("notices")).ShouldHaveSingleItem()!["purpose"]!.GetValue<string>().ShouldBe(Purposes.SubmissionReceived);
    }

    [Fact]
    public async Task One_that_no_server_will_ever_take_raises_an_alarm()
    {
        await using HostFixture host = await HostFixture.StartAsync(
            database, settings => settings.Services(services => services.Replace(ServiceDescriptor.Singleton<IMailTransport>(new RefusingTransport()))));
        await host.SubmitAsync();
        await RunAsync(host);

        await host.SendDueMailAsync();

        await using AsyncServiceScope scope = host.Scope();
        (await scope.ServiceProvider.GetRequiredService<NotificationsDbContext>().Alarms.Select(alarm => alarm.Kind + " " + alarm.Subject).ToListAsync(Cancelled))
            .ShouldBe(["nobody-reached team-digest"]);
    }

    [Fact]
    public async Task Where_nothing_is_new_or_all_is_read_nobody_is_written_to()
    {
        await using HostFixture host = await StartAsync();
        Guid application = await host.SubmitAsync();
        await RunAsync(host);

        host.Clock.Advance(TimeSpan.FromDays(1));
        await RunAsync(host);
        (await DigestsAsync(host)).ShouldBe(1);

        Guid read = await host.SubmitAsync();
        using HttpClient desk = host.Colleague("di:desk");
        (await desk.EnterAsync($"notice-bundles/{read}/read", null)).Status.ShouldBe(204);
        await RunAsync(host);
        (await DigestsAsync(host)).ShouldBe(1);

        await host.SubmitAsync(application: application);
        await RunAsync(host);
        (await DigestsAsync(host)).ShouldBe(2);
    }

    [Fact]
    public async Task However_many_write_it_at_once_there_is_one_a_day()
    {
        await using HostFixture host = await StartAsync();
        await host.SubmitAsync();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => RunAsync(host), Cancelled)));

        (await DigestsAsync(host)).ShouldBe(1);
    }

    private static Task RunAsync(HostFixture host) => host.Services.GetRequiredService<TeamDigestJob>().RunAsync(Cancelled);

    private static async Task<int> DigestsAsync(HostFixture host)
    {
        await using AsyncServiceScope scope = host.Scope();
        return await scope.ServiceProvider.GetRequiredService<NotificationsDbContext>().Deliveries.CountAsync(row => row.Purpose == Purposes.TeamDigest, Cancelled);
    }

    private Task<HostFixture> StartAsync(string mailbox = "leistung@jobcenter.example", SmtpServer? server = null) => HostFixture.StartAsync(database, settings =>
    {
        settings["Notifications:Teams:leistung:Mailbox"] = mailbox;
        if (server is not null)
            (settings["Mail:Host"], settings["Mail:Port"]) = (SmtpServer.Host, server.Port.ToString(System.Globalization.CultureInfo.InvariantCulture));
    });

    private sealed class RefusingTransport : IMailTransport
    {
        public Task SendAsync(Guid deliveryId, MailMessage message, CancellationToken cancellationToken) => throw new CarrierRefusedException("recipient-refused-550");
    }

    public sealed class OnSqlite() : DigestTests(new Sqlite());

    public sealed class OnPostgreSql() : DigestTests(new PostgreSql())
    {
        [Fact]
        public async Task Two_hosts_over_one_database_write_one()
        {
            PostgresServer server = await PostgresServer.SharedAsync();
            Requirement.Check(server.Missing);
            string database = await server.CreateMigratedDatabaseAsync();
            await using HostFixture one = await HostFixture.StartAsync(new PostgreSql(), settings => settings["Database:ConnectionString"] = database);
            await using HostFixture two = await HostFixture.StartAsync(new PostgreSql(), settings => settings["Database:ConnectionString"] = database);
            await one.SubmitAsync();

            await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => RunAsync(i % 2 == 0 ? one : two), Cancelled)));

            (await DigestsAsync(one)).ShouldBe(1);
        }
    }
}
