using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Applications.Renewals;

/// <summary>Who may begin which renewal, when it is offered, and what happens when two begin at once.</summary>
public abstract class RenewalStartTests(HostFixture host)
{
    private const int Parallel = 8;

    [Fact]
    public async Task Nobody_renews_the_case_of_another_household()
    {
        using Granted mara = await Granted.ByAsync(host);
        using Granted other = await Granted.ByAsync(host);
        using HttpClient guest = host.NewClient();

        (await ApplicantJourney.TryStartAsync(other.NewClient(), body: mara.StartBody)).Expect(HttpStatusCode.NotFound, "applications.not_found");
        (await ApplicantJourney.TryStartAsync(guest, body: mara.StartBody)).Expect(HttpStatusCode.NotFound, "applications.not_found");
        (await ApplicantJourney.TryStartAsync(other.NewClient(), body: new { form = "folgeantrag", renews = Guid.NewGuid() }))
            .Expect(HttpStatusCode.NotFound, "applications.not_found");
        (await other.NewClient().FetchAsync($"{mara.First.Path}/renewal")).Expect(HttpStatusCode.NotFound, "applications.not_found");
        (await other.NewClient().SendJsonAsync(HttpMethod.Put, $"{mara.First.Path}/confirmations/person", new { confirmed = true }, ("If-Match", "\"0\"")))
            .Expect(HttpStatusCode.NotFound, "applications.not_found");
    }

    [Fact]
    public async Task A_guest_renews_with_the_token_of_the_granted_application()
    {
        using Granted mara = await Granted.ByAsync(host);
        JsonNode resumed = (await mara.First.TryResumeAsync(host.Client, mara.First.ResumeCode)).Expect(HttpStatusCode.OK).Json;
        using HttpClient device = host.ClientWith(resumed["accessToken"]!["token"].Text());

        JsonNode started = (await ApplicantJourney.TryStartAsync(device, body: mara.StartBody)).Expect(HttpStatusCode.Created).Json;

        device.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", started["accessToken"]!["token"].Text());
        JsonNode view = await device.FetchJsonAsync($"/api/v1/applications/{started["id"]!.GetValue<Guid>()}");
        view["sections"]!["person"]!["answers"]!["ap.last"].Text().ShouldBe("Winter");
    }

    [Fact]
    public async Task What_was_not_granted_cannot_be_renewed()
    {
        using Granted mara = await Granted.SentAsync(host);
        using ApplicantJourney draft = await ApplicantJourney.StartAsync(host, mara.Account);

        (await ApplicantJourney.TryStartAsync(mara.NewClient(), body: mara.StartBody)).Expect(HttpStatusCode.Conflict, "renewals.not_granted");
        (await ApplicantJourney.TryStartAsync(mara.NewClient(), body: new { form = "folgeantrag", renews = draft.Id }))
            .Expect(HttpStatusCode.Conflict, "renewals.not_granted");
        await mara.GrantAsync(takenBack: true);
        (await ApplicantJourney.TryStartAsync(mara.NewClient(), body: mara.StartBody)).Expect(HttpStatusCode.Conflict, "renewals.not_granted");
        (await mara.RenewalAsync())["mayRenew"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Fact]
    public async Task A_renewal_needs_an_application_to_renew_and_a_first_one_takes_none()
    {
        using Granted mara = await Granted.ByAsync(host);

        (await ApplicantJourney.TryStartAsync(mara.NewClient(), body: new { form = "folgeantrag" }))
            .Expect(HttpStatusCode.UnprocessableEntity, "renewals.application_missing");
        (await ApplicantJourney.TryStartAsync(mara.NewClient(), body: new { form = "hauptantrag", renews = mara.First.Id }))
            .Expect(HttpStatusCode.UnprocessableEntity, "renewals.form_renews_nothing");
    }

    [Fact]
    public async Task Of_parallel_starts_one_draft_is_left_and_the_others_are_told_where_it_is()
    {
        using Granted mara = await Granted.ByAsync(host);

        Reply[] replies = await Task.WhenAll(Enumerable.Range(0, Parallel).Select(_ => ApplicantJourney.TryStartAsync(mara.NewClient(), body: mara.StartBody)));

        Guid draft = replies.Single(reply => reply.Status == HttpStatusCode.Created).Json["id"]!.GetValue<Guid>();
        foreach (Reply reply in replies.Where(reply => reply.Status != HttpStatusCode.Created))
        {
            reply.Expect(HttpStatusCode.Conflict, "renewals.already_begun");
            reply.Json["draft"]!["id"]!.GetValue<Guid>().ShouldBe(draft);
        }

        (await mara.RenewalAsync())["draft"]!.GetValue<Guid>().ShouldBe(draft);
    }

    [Fact]
    public async Task Parallel_starts_with_one_key_get_one_reply()
    {
        using Granted mara = await Granted.ByAsync(host);
        string key = Guid.NewGuid().ToString("N");

        Reply[] replies = await Task.WhenAll(
            Enumerable.Range(0, Parallel).Select(_ => ApplicantJourney.TryStartAsync(mara.NewClient(), key, mara.StartBody)));

        replies.Select(reply => reply.Expect(HttpStatusCode.Created).Json["id"]!.GetValue<Guid>()).Distinct().ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("2026-12-05", false, 0, "2027-02-01", false)]
    [InlineData("2026-12-06", true, 0, "2027-02-01", false)]
    [InlineData("2027-02-20", true, 0, "2027-02-01", false)]
    [InlineData("2027-03-01", true, 28, "2027-03-01", false)]
    [InlineData("2027-04-01", false, 59, "2027-04-01", true)]
    public async Task It_is_offered_in_time_with_a_warning_of_any_gap(string today, bool isOffered, int gapDays, string countsFrom, bool isFirstInstead)
    {
        using Granted mara = await Granted.ByAsync(host, today: DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture));

        JsonNode renewal = await mara.RenewalAsync();

        renewal["mayRenew"]!.GetValue<bool>().ShouldBeTrue();
        renewal["offered"]!.GetValue<bool>().ShouldBe(isOffered);
        renewal["offeredFrom"].Text().ShouldBe("2026-12-06");
        renewal["periodTo"].Text().ShouldBe("2027-01-31");
        renewal["gapDays"]!.GetValue<int>().ShouldBe(gapDays);
        (renewal["gapWarning"] is not null).ShouldBe(gapDays > 0);
        (renewal["firstApplicationInstead"] is not null).ShouldBe(isFirstInstead);

        // Offered or not, nobody is kept from sending one.
        using ApplicantJourney begun = await mara.RenewAsync();
        begun.Started["applicationDate"].Text().ShouldBe(today);
        begun.Started["effectMonth"].Text().ShouldBe(countsFrom);
        (await begun.ViewAsync())["effectMonth"].Text().ShouldBe(countsFrom);
    }

    [Fact]
    public async Task A_period_that_is_older_than_the_rules_for_renewals_stops_nobody()
    {
        using Granted mara = await Granted.SentAsync(host);
        await mara.GrantAsync(from: new DateOnly(2005, 1, 1), to: new DateOnly(2005, 12, 31));

        using ApplicantJourney first = await ApplicantJourney.BeginAsync(mara.NewClient());

        first.Started["renewalInstead"].ShouldBeNull();
        (await mara.RenewalAsync())["offeredFrom"].Text().ShouldBe("2005-11-05");
    }

    [Theory]
    [InlineData("2026-12-05", false)]
    [InlineData("2026-12-06", true)]
    [InlineData("2027-03-31", true)]
    [InlineData("2027-04-01", false)]
    public async Task A_first_application_that_should_be_a_renewal_is_recognised_and_may_go_on(string today, bool isRecognised)
    {
        using Granted mara = await Granted.ByAsync(host, today: DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture));
        using ApplicantJourney first = await ApplicantJourney.BeginAsync(mara.NewClient());

        (first.Started["renewalInstead"]?["renews"]?.GetValue<Guid>() == mara.First.Id).ShouldBe(isRecognised);
        ((await first.ProgressAsync())["renewalInstead"]?["form"]?.GetValue<string>() == "folgeantrag").ShouldBe(isRecognised);
        await first.SaveAsync("person", Scenario.One["person"]);
    }

    public sealed class OnSqlite(HostFixture<Sqlite> host) : RenewalStartTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : RenewalStartTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
