using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using JobcenterModular.Applications.Contracts;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.IntegrationTests.Fixtures;
using JobcenterModular.Notifications.Domain;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Notifications;

/// <summary>Who is told, how often, and who may read it; mails over a real SMTP server.</summary>
public abstract class NotificationTests(HostFixture host)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_submission_told_twice_reaches_queue_inbox_and_mailboxes_once()
    {
        SmtpServer server = await SmtpServer.SharedAsync();
        Guid application = Telling.NewId(host);
        string address = $"a{application:N}@mail.example";
        ApplicationSubmitted submitted = Telling.Submitted(host, application, address, team: application.ToString());

        await host.TellAsync(submitted);
        await host.TellAsync(submitted);
        await host.SendDueMailAsync();

        JsonObject queue = await GetAsync(host.ClientFor(Roles.Caseworker), $"/api/v1/casework/notices?team={application}");
        queue["items"]!.AsArray().ShouldHaveSingleItem()!["reference"]!.GetValue<string>().ShouldBe(submitted.Reference);
        using HttpClient guest = GuestOf(application);
        JsonObject inbox = await GetAsync(guest, $"/api/v1/applications/{application}/notices");
        inbox["items"]!.AsArray().ShouldHaveSingleItem()!["purpose"]!.GetValue<string>().ShouldBe("submission-confirmation");
        ReceivedMail confirmation = server.MailsTo(address).ShouldHaveSingleItem();
        confirmation.Subject.ShouldBe("Es gibt etwas Neues für Sie");
        confirmation.Text.ShouldNotContain(submitted.Reference);
        server.MailsTo("leistung@jobcenter.example").Count(mail => mail.Text.Contains(application.ToString(), StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_paused_draft_gets_its_link_and_the_content_is_erased_once_it_is_sent()
    {
        SmtpServer server = await SmtpServer.SharedAsync();
        Guid application = Telling.NewId(host);
        string address = $"p{application:N}@mail.example";

        await host.TellAsync(Telling.Paused(host, application, address));
        await host.SendDueMailAsync();

        ReceivedMail mail = server.MailsTo(address).ShouldHaveSingleItem();
        mail.Text.ShouldContain("https://portal.example/weiter#code");
        mail.Text.ShouldContain("21.01.2027");
        Delivery delivery = (await host.LedgerAsync(row => row.ApplicationId == application)).ShouldHaveSingleItem();
        delivery.State.ShouldBe(DeliveryState.HandedOver);
        delivery.SealedLetter.ShouldBeNull();
    }

    [Fact]
    public async Task An_address_that_is_none_fails_for_good_at_the_first_attempt_and_leaves_the_office_told()
    {
        Guid application = Telling.NewId(host);

        await host.TellAsync(Telling.Submitted(host, application, "anna@mail.example\r\nBcc: eve@mail.example"));
        await host.SendDueMailAsync();

        List<Delivery> deliveries = await host.LedgerAsync(row => row.ApplicationId == application);
        deliveries.Single(row => row.Purpose == Purposes.SubmissionReceived).State.ShouldBe(DeliveryState.HandedOver);
        Delivery refused = deliveries.Single(row => row.Purpose == Purposes.SubmissionConfirmation);
        refused.State.ShouldBe(DeliveryState.FailedForGood);
        refused.Attempts.ShouldBe(1);
    }

    [Fact]
    public async Task The_inbox_opens_for_its_owner_alone()
    {
        Guid application = Telling.NewId(host);
        await host.TellAsync(Telling.Started(host, application, "anna"));
        string path = $"/api/v1/applications/{application}/notices";

        using HttpClient owner = host.ClientWith(host.TokenForRole(Roles.Applicant, "anna"));
        using HttpClient stranger = host.ClientWith(host.TokenForRole(Roles.Applicant, "eve"));
        using HttpClient otherGuest = GuestOf(Telling.NewId(host));

        (await StatusAsync(owner, path)).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(stranger, path)).ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync(otherGuest, path)).ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync(stranger, $"/api/v1/applications/{Telling.NewId(host)}/notices")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_deleted_draft_has_no_inbox_and_gets_no_word_even_if_the_pause_arrives_late()
    {
        Guid application = Telling.NewId(host);
        await host.TellAsync(Telling.Deleted(host, application));

        await host.TellAsync(Telling.Paused(host, application, "late@mail.example"));
        await host.TellAsync(Telling.Started(host, application, "anna"));

        (await host.LedgerAsync(row => row.ApplicationId == application)).ShouldBeEmpty();
        using HttpClient owner = host.ClientWith(host.TokenForRole(Roles.Applicant, "anna"));
        (await StatusAsync(owner, $"/api/v1/applications/{application}/notices")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_queue_is_paged_without_gap_or_repeat_and_shrinks_as_it_is_read()
    {
        string team = Telling.NewId(host).ToString();
        for (int i = 0; i < 5; i++)
            await host.TellAsync(Telling.Submitted(host, Telling.NewId(host), team: team));
        HttpClient desk = host.ClientFor(Roles.TeamLead);
        List<string> seen = [];
        string? cursor = "";
        while (cursor is not null)
        {
            JsonObject page = await GetAsync(desk, $"/api/v1/casework/notices?team={team}&unread=true&limit=2&cursor={cursor}");
            seen.AddRange(page["items"]!.AsArray().Select(item => item!["id"]!.GetValue<string>()));
            cursor = page["nextCursor"]?.GetValue<string>();
        }

        seen.Count.ShouldBe(5);
        seen.Distinct(StringComparer.Ordinal).Count().ShouldBe(5);
        using HttpResponseMessage read = await desk.PostAsync(new Uri($"/api/v1/casework/notices/{seen[0]}/read", UriKind.Relative), null, Cancelled);
        using HttpResponseMessage again = await desk.PostAsync(new Uri($"/api/v1/casework/notices/{seen[0]}/read", UriKind.Relative), null, Cancelled);
        read.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        again.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await GetAsync(desk, $"/api/v1/casework/notices?team={team}&unread=true"))["items"]!.AsArray().Count.ShouldBe(4);
        (await GetAsync(desk, $"/api/v1/casework/notices?team={team}&unread=false"))["items"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_ledger_shows_operations_what_was_sent_but_no_address()
    {
        Guid application = Telling.NewId(host);
        await host.TellAsync(Telling.Submitted(host, application, $"l{application:N}@mail.example"));
        await host.SendDueMailAsync();

        JsonObject ledger = await GetAsync(host.ClientFor(Roles.Admin), "/api/v1/casework/deliveries?state=handedOver&limit=200");

        ledger["items"]!.AsArray().Where(item => item!["applicationId"]!.GetValue<Guid>() == application).Select(item => item!["channel"]!.GetValue<string>())
            .ShouldBe(["email", "email", "inbox", "inbox"], ignoreOrder: true);
        ledger.ToJsonString().ShouldNotContain("@");
    }

    [Theory]
    [InlineData("/api/v1/casework/deliveries?state=gone", HttpStatusCode.UnprocessableEntity)]
    [InlineData("/api/v1/casework/deliveries?cursor=abc", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/casework/deliveries?limit=many", HttpStatusCode.BadRequest)]
    public async Task A_wrong_question_to_the_ledger_is_refused(string path, HttpStatusCode expected) =>
        (await StatusAsync(host.ClientFor(Roles.Admin), path)).ShouldBe(expected);

    private static async Task<JsonObject> GetAsync(HttpClient client, string path) =>
        (await client.GetFromJsonAsync<JsonObject>(new Uri(path, UriKind.Relative), JsonSerializerOptions.Web, Cancelled))!;

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string path)
    {
        using HttpResponseMessage response = await client.GetAsync(new Uri(path, UriKind.Relative), Cancelled);
        return response.StatusCode;
    }

    private HttpClient GuestOf(Guid application) =>
        host.ClientWith(host.Services.GetRequiredService<OwnTokens>().ForGuest(application).Token);

    public sealed class OnSqlite(MailHost<Sqlite> host) : NotificationTests(host), IClassFixture<MailHost<Sqlite>>;

    public sealed class OnPostgreSql(MailHost<PostgreSql> host) : NotificationTests(host), IClassFixture<MailHost<PostgreSql>>;
}
