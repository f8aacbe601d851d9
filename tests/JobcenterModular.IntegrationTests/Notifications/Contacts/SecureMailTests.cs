using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Documents;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Notifications.Contacts;

/// <summary>E-mails to a server that wants encryption and a login, from a host process that trusts its certificate.</summary>
public abstract partial class SecureMailTests(ITestDatabase database)
{
    [Fact]
    public async Task A_mail_goes_out_encrypted_and_logged_in_and_the_code_in_it_proves_the_address()
    {
        await using SecureSmtpServer server = await SecureSmtpServer.StartAsync();
        await using HostProcess host = await HostProcess.StartAsync(database, settings => server.LendTo(settings));
        string point = await AddPointAsync(host);

        await Eventually.HappensAsync("the mail arrives", () => Task.FromResult(server.Mails.Count == 1));

        ReceivedMail mail = server.Mails[0];
        mail.Raw.ShouldContain("X-Session-Tls: yes");
        mail.Raw.ShouldContain("X-Session-Login: yes");
        mail.Raw.ShouldContain("multipart/alternative");
        mail.Raw.ShouldContain("text/plain");
        mail.Raw.ShouldContain("text/html");
        mail.Raw.ShouldNotContain("List-Unsubscribe");
        server.Commands.ShouldAllBe(command => command.EndsWith(" tls", StringComparison.Ordinal));
        Reply proved = await host.Client.SendJsonAsync(HttpMethod.Post, $"/api/v1/contact-points/{point}/proof", new { code = SixDigits().Match(mail.Text).Value });
        proved.Expect(HttpStatusCode.OK).Json["state"].Text().ShouldBe("proved");
    }

    [Fact]
    public async Task A_server_without_STARTTLS_gets_nothing_and_the_ledger_says_why()
    {
        await using SecureSmtpServer server = await SecureSmtpServer.StartAsync(secure: false);
        await using HostProcess host = await HostProcess.StartAsync(database, settings => server.LendTo(settings));
        await AddPointAsync(host);

        await FailsForNowAsync(host, "smtp-no-starttls");

        server.Mails.ShouldBeEmpty();
        server.Commands.ShouldBeEmpty("Neither a password nor an address was said.");
    }

    [Fact]
    public async Task A_wrong_password_leaves_the_mail_waiting_and_the_ledger_says_why()
    {
        await using SecureSmtpServer server = await SecureSmtpServer.StartAsync();
        await using HostProcess host = await HostProcess.StartAsync(database, settings => server.LendTo(settings, "falsch"));
        await AddPointAsync(host);

        await FailsForNowAsync(host, "smtp-login-refused");

        server.Mails.ShouldBeEmpty();
        server.Commands.ShouldAllBe(command => command.EndsWith(" tls", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_gets_nothing()
    {
        await using SecureSmtpServer server = await SecureSmtpServer.StartAsync();
        await using HostProcess host = await HostProcess.StartAsync(database, settings =>
        {
            server.LendTo(settings);
            settings["SSL_CERT_FILE"] = null;
        });
        await AddPointAsync(host);

        await FailsForNowAsync(host, "smtp-certificate");

        server.Commands.ShouldBeEmpty();
    }

    // As a guest, who gives an address.
    private static async Task<string> AddPointAsync(HostProcess host)
    {
        Reply started = (await host.Client.SendJsonAsync(HttpMethod.Post, "/api/v1/applications", new { form = "hauptantrag" })).Expect(HttpStatusCode.Created);
        host.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", started.Json["accessToken"]!["token"].Text());
        return (await host.Client.SendJsonAsync(HttpMethod.Post, "/api/v1/contact-points", new { channel = "email", address = "toni@mail.example" }))
            .Expect(HttpStatusCode.Created).Json["id"].Text();
    }

    private static async Task FailsForNowAsync(HostProcess host, string error)
    {
        using var admin = new HttpClient { BaseAddress = host.Address };
        Reply token = await admin.SendJsonAsync(HttpMethod.Post, "/api/v1/demo-tokens", new { user = "ada" });
        admin.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Json["token"].Text());
        string seen = "";
        try
        {
            await Eventually.HappensAsync(error, async () =>
            {
                JsonArray failed = (await admin.FetchJsonAsync("/api/v1/casework/deliveries?state=failedForNow"))["items"]!.AsArray();
                seen = failed.ToJsonString();
                return failed.Any(entry => entry!["lastError"].Text() == error && entry["purpose"].Text() == "address-code");
            });
        }
        catch (TimeoutException exception)
        {
            throw new TimeoutException(exception.Message + ", but " + seen, exception);
        }
    }

    [GeneratedRegex(@"\b[0-9]{6}\b", RegexOptions.None, 1000)]
    private static partial Regex SixDigits();

    public sealed class OnSqlite() : SecureMailTests(new Sqlite());

    public sealed class OnPostgreSql() : SecureMailTests(new PostgreSql());
}
