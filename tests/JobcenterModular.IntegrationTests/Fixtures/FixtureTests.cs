using System.Net;
using System.Net.Mail;
using JobcenterModular.BuildingBlocks.Security;

namespace JobcenterModular.IntegrationTests.Fixtures;

/// <summary>The fixtures themselves; also the pattern of every suite that runs on both databases.</summary>
public abstract class FixtureTests(HostFixture host)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_host_answers_over_a_real_connection()
    {
        using HttpResponseMessage response = await host.Client.GetAsync(new Uri("/health/ready", UriKind.Relative), Cancelled);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        host.Client.BaseAddress!.Port.ShouldNotBe(0);
    }

    [Fact]
    public async Task A_demo_user_gets_a_token_that_opens_what_its_role_may_see()
    {
        using HttpClient admin = host.ClientWith(await host.TokenForAsync("ada"));
        using HttpResponseMessage allowed = await admin.GetAsync(new Uri("/api/v1/casework/outbox", UriKind.Relative), Cancelled);
        using HttpResponseMessage refused = await host.ClientFor(Roles.Applicant).GetAsync(new Uri("/api/v1/casework/outbox", UriKind.Relative), Cancelled);

        allowed.StatusCode.ShouldBe(HttpStatusCode.OK);
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Tokens_end_when_the_clock_is_moved_past_their_time()
    {
        await using HostFixture own = await HostFixture.StartAsync(host.Database);
        using HttpClient admin = own.ClientWith(own.TokenForRole(Roles.Admin));

        own.Clock.Advance(TimeSpan.FromHours(2));
        using HttpResponseMessage response = await admin.GetAsync(new Uri("/api/v1/casework/outbox", UriKind.Relative), Cancelled);

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task An_empty_outbox_is_drained_at_once() => await host.DrainEventsAsync();

    [Fact]
    public async Task A_killed_host_process_starts_again_on_the_same_data()
    {
        await using HostProcess process = await HostProcess.StartAsync(host.Database);
        process.KillHard();
        await process.RestartAsync();

        using HttpResponseMessage response = await process.Client.GetAsync(new Uri("/health/live", UriKind.Relative), Cancelled);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    public sealed class OnSqlite(HostFixture<Sqlite> host) : FixtureTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : FixtureTests(host), IClassFixture<HostFixture<PostgreSql>>;
}

public sealed class SmtpServerTests
{
    [Fact]
    public async Task A_sent_mail_can_be_read_with_its_umlauts()
    {
        SmtpServer server = await SmtpServer.SharedAsync();
        Requirement.Check(server.Missing);
        using var client = new SmtpClient(SmtpServer.Host, server.Port);
        using var mail = new MailMessage("amt@example.org", "umlaut@example.org", "Prüfung für Übermorgen", "Grüße an Frau Äußerst.");

        await client.SendMailAsync(mail, TestContext.Current.CancellationToken);

        ReceivedMail received = server.MailsTo("umlaut@example.org").ShouldHaveSingleItem();
        received.Subject.ShouldBe("Prüfung für Übermorgen");
        received.Text.ShouldContain("Grüße an Frau Äußerst.");
    }
}
