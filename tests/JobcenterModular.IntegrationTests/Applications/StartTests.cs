using System.Net;
using System.Text.Json.Nodes;
using JobcenterModular.Applications.Persistence;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Applications;

/// <summary>The first click: the date that counts, the promise, and who may do it.</summary>
public abstract class StartTests(HostFixture host)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("2026-11-30T22:59:59Z", "2026-11-30", "2026-11-01", "01.11.2026")]
    [InlineData("2026-11-30T23:00:00Z", "2026-12-01", "2026-12-01", "01.12.2026")]
    [InlineData("2027-07-31T21:59:59Z", "2027-07-31", "2027-07-01", "01.07.2027")]
    [InlineData("2027-07-31T22:00:00Z", "2027-08-01", "2027-08-01", "01.08.2027")]
    [InlineData("2028-02-29T22:59:59Z", "2028-02-29", "2028-02-01", "01.02.2028")]
    [InlineData("2028-12-31T23:00:00Z", "2029-01-01", "2029-01-01", "01.01.2029")]
    public async Task The_first_click_secures_the_date_of_the_office_and_counts_from_the_first_of_its_month(
        string instant, string date, string month, string inText)
    {
        host.Clock.SetTo(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture));

        using ApplicantJourney anna = await ApplicantJourney.StartAsync(host);

        anna.Started["applicationDate"].Text().ShouldBe(date);
        anna.Started["effectMonth"].Text().ShouldBe(month);
        anna.Started["effectText"].Text().ShouldEndWith($"zählt ab dem {inText}.");
        JsonNode view = await anna.ViewAsync();
        view["applicationDate"].Text().ShouldBe(date);
        view["effectMonth"].Text().ShouldBe(month);
    }

    [Fact]
    public async Task A_draft_is_promised_for_sixty_days_to_the_end_of_the_day_in_the_office()
    {
        host.Clock.SetTo(new DateTimeOffset(2027, 2, 1, 10, 0, 0, TimeSpan.Zero));

        using ApplicantJourney anna = await ApplicantJourney.StartAsync(host);

        anna.Started["keepUntil"].Text().ShouldBe("2027-04-02");
        // Summer time began in between.
        ApplicantJourney.Instant(anna.Started["expiresAt"]).ShouldBe(new DateTimeOffset(2027, 4, 2, 22, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task The_office_can_promise_another_time()
    {
        await using HostFixture own = await HostFixture.StartAsync(host.Database, settings => settings["Applications:DraftKeepDays"] = "14");

        using ApplicantJourney anna = await ApplicantJourney.StartAsync(own);

        anna.Started["keepUntil"].Text().ShouldBe("2026-12-07");
        (await anna.SaveAsync("household", Scenario.One["household"]))["keepUntil"].Text().ShouldBe("2026-12-07");
    }

    [Fact]
    public async Task A_guest_goes_on_with_the_token_of_the_reply_and_sees_this_one_application()
    {
        using ApplicantJourney first = await ApplicantJourney.StartAsync(host);
        using ApplicantJourney second = await ApplicantJourney.StartAsync(host);

        JsonArray own = (await second.Client.FetchJsonAsync("/api/v1/applications")).AsArray();

        own.ShouldHaveSingleItem()!["id"]!.GetValue<Guid>().ShouldBe(second.Id);
        (await second.Client.FetchAsync(first.Path)).Expect(HttpStatusCode.NotFound, "applications.not_found");
    }

    [Fact]
    public async Task An_account_finds_its_applications_again_newest_first()
    {
        string account = $"berta-{Guid.NewGuid():N}";
        using ApplicantJourney first = await ApplicantJourney.StartAsync(host, account);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        using ApplicantJourney second = await ApplicantJourney.StartAsync(host, account);

        JsonArray own = (await second.Client.FetchJsonAsync("/api/v1/applications")).AsArray();

        own.Select(row => row!["id"]!.GetValue<Guid>()).ShouldBe([second.Id, first.Id]);
        (await first.ViewAsync())["status"].Text().ShouldBe("draft");
    }

    [Fact]
    public async Task Twenty_parallel_tries_with_one_key_start_one_draft_and_get_one_reply()
    {
        string key = NewKey();
        int before = await CountAsync();

        Reply[] replies = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ApplicantJourney.TryStartAsync(host.Client, key)));
        Reply later = await ApplicantJourney.TryStartAsync(host.Client, key);

        foreach (Reply reply in replies)
            reply.Expect(HttpStatusCode.Created);
        replies.Append(later).Select(WithoutToken).Distinct(StringComparer.Ordinal).ShouldHaveSingleItem().ShouldContain("resumeCode");
        (await CountAsync()).ShouldBe(before + 1);
    }

    [Fact]
    public async Task A_key_of_one_account_means_nothing_for_another()
    {
        string key = NewKey();
        using HttpClient anna = host.ClientWith(host.TokenForRole(Roles.Applicant, "anna"));
        using HttpClient bela = host.ClientWith(host.TokenForRole(Roles.Applicant, "bela"));

        JsonNode first = (await ApplicantJourney.TryStartAsync(anna, key)).Expect(HttpStatusCode.Created).Json;
        JsonNode second = (await ApplicantJourney.TryStartAsync(bela, key)).Expect(HttpStatusCode.Created).Json;

        second["id"].Text().ShouldNotBe(first["id"].Text(), StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_key_repeated_after_its_time_is_answered_and_never_fails()
    {
        string key = NewKey();
        (await ApplicantJourney.TryStartAsync(host.Client, key)).Expect(HttpStatusCode.Created);
        host.Clock.Advance(TimeSpan.FromHours(25));

        (await ApplicantJourney.TryStartAsync(host.Client, key)).Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task One_key_for_another_form_is_refused()
    {
        using var forms = new TempFolder();
        TwoForms.CreateIn(forms.Path);
        await using HostFixture own = await HostFixture.StartAsync(host.Database, settings => settings["Forms:Directory"] = forms.Path);
        string key = NewKey();
        (await ApplicantJourney.TryStartAsync(own.Client, key)).Expect(HttpStatusCode.Created);

        Reply other = await ApplicantJourney.TryStartAsync(own.Client, key, new { form = TwoForms.SecondKey });

        other.Expect(HttpStatusCode.UnprocessableEntity, "request.idempotency_key_reused");
    }

    [Theory]
    [InlineData("short")]
    [InlineData("with spaces and more of them")]
    public async Task A_key_of_another_shape_is_refused(string key) =>
        (await ApplicantJourney.TryStartAsync(host.Client, key)).Expect(HttpStatusCode.BadRequest, "request.idempotency_key_malformed");

    [Theory]
    [InlineData(Roles.Caseworker)]
    [InlineData(Roles.TeamLead)]
    [InlineData(Roles.Hotline)]
    [InlineData(Roles.ScanDesk)]
    [InlineData(Roles.DataProtection)]
    [InlineData(Roles.Integration)]
    [InlineData(Roles.Admin)]
    public async Task Staff_start_no_application_for_themselves(string role) =>
        (await ApplicantJourney.TryStartAsync(host.ClientFor(role))).Expect(HttpStatusCode.Forbidden, "auth.forbidden");

    [Fact]
    public async Task An_unknown_form_is_refused() => (await ApplicantJourney.TryStartAsync(host.Client, body: new { form = "wohngeld" }))
        .Expect(HttpStatusCode.UnprocessableEntity, "forms.unknown_key");

    [Fact]
    public async Task Whoever_shows_a_token_that_is_expired_or_forged_is_never_taken_for_a_guest()
    {
        using ApplicantJourney anna = await ApplicantJourney.StartAsync(host);
        string valid = anna.Token;
        int before = await CountAsync();
        string[] parts = valid.Split('.');
        string forged = $"{parts[0]}.{parts[1]}.{new string(parts[2].Reverse().ToArray())}";
        string unsigned = $"{Convert.ToBase64String("{\"alg\":\"none\"}"u8).TrimEnd('=')}.{parts[1]}.";
        string[] shown = [$"Bearer {forged}", $"Bearer {unsigned}", "Bearer rubbish", "Bearer", $"Bearer {valid}x", $"Basic {Convert.ToBase64String("anna:geheim"u8)}"];

        foreach (string authorization in shown)
            await RefusedAsync(authorization);
        host.Clock.Advance(TimeSpan.FromHours(1) + TimeSpan.FromSeconds(6));
        await RefusedAsync($"Bearer {valid}");

        (await CountAsync()).ShouldBe(before);

        async Task RefusedAsync(string authorization)
        {
            foreach ((HttpMethod method, string path) in new[] { (HttpMethod.Post, "/api/v1/applications"), (HttpMethod.Get, anna.Path), (HttpMethod.Get, "/api/v1/forms") })
            {
                Reply reply = await host.Client.SendJsonAsync(
                    method, path, method == HttpMethod.Post ? new { form = "hauptantrag" } : null, ("Authorization", authorization));
                reply.Expect(HttpStatusCode.Unauthorized, "auth.required");
            }
        }
    }

    private static string NewKey() => $"key-{Guid.NewGuid():N}";

    private static string WithoutToken(Reply reply)
    {
        JsonObject body = reply.Json.AsObject();
        body.Remove("accessToken");
        return body.ToJsonString();
    }

    private async Task<int> CountAsync()
    {
        await using AsyncServiceScope scope = host.Scope();
        return await scope.ServiceProvider.GetRequiredService<ApplicationsDbContext>().Applications.CountAsync(Cancelled);
    }

    public sealed class OnSqlite(HostFixture<Sqlite> host) : StartTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : StartTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
