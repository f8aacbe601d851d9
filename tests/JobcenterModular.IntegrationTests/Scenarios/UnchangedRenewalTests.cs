using System.Text.Json.Nodes;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Applications.Deciding;
using JobcenterModular.IntegrationTests.Applications.Renewals;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Scenarios;

/// <summary>
/// Scenario 7 · a renewal without changes: the approval period ends on 31.01.2027, the reminder comes at T-56 days. P1, and P1 with work.
/// </summary>
public abstract class UnchangedRenewalTests(ITestDatabase database)
{
    /// <summary>Ten minutes are promised; twelve inputs are what that means for a form (docs/adr/0022-renewals.md).</summary>
    private const int MostInputs = 12;

    [Fact]
    public async Task Whose_approval_period_ends_on_31_January_2027_is_reminded_56_days_before_gets_a_prefilled_renewal_ticks_its_sections_with_at_most_12_inputs_repeats_no_annex_is_asked_for_N07_only_and_for_N08_if_there_is_work_and_the_decision_clock_starts()
    {
        await using HostFixture host = await HostFixture.StartAsync(database);
        host.ItIs("2026-08-03");
        Person mara = await GrantedAsync(host, "test:mara", Scenario.One);
        host.Clock.Advance(TimeSpan.FromMinutes(5));
        Person worker = await GrantedAsync(host, "test:worker", WithWork());

        host.ItIs("2026-12-05", "20:01");
        await host.RemindAsync("approval-period-ends");
        using ApplicantJourney before = mara.LoggedInAgain(host);
        (await before.InboxAsync("approval-period-ends")).ShouldBeEmpty("57 days before");
        host.ItIs("2026-12-06", "09:01");
        await host.RemindAsync("approval-period-ends");
        using ApplicantJourney first = mara.LoggedInAgain(host);
        (await first.InboxAsync("approval-period-ends")).ShouldHaveSingleItem()["body"].Text().ShouldContain("31.01.2027");
        (await first.Client.FetchJsonAsync($"{first.Path}/renewal"))["offered"]!.GetValue<bool>().ShouldBeTrue();

        using ApplicantJourney renewal = await RenewAsync(host, mara);
        await IsPrefilledAsync(renewal);
        await ShouldBeTickedAsync(renewal, mara.Said);
        (await renewal.Client.FetchJsonAsync($"{renewal.Path}/evidence")).Papers().ShouldBe(["N07"]);
        await TheDecisionClockStartsAsync(host, renewal);

        using ApplicantJourney workers = await RenewAsync(host, worker);
        await workers.FinishAsync(worker.Said);
        (await workers.Client.FetchJsonAsync($"{workers.Path}/evidence")).Papers().ShouldBe(["N07", "N08"], ignoreOrder: true);
    }

    private static async Task IsPrefilledAsync(ApplicantJourney renewal)
    {
        JsonNode view = await renewal.ViewAsync();
        (string Section, string Question)[] known = [("person", "ap.last"), ("contact", "addr.street"), ("insurance", "sv.name"), ("housing", "kdu.cold")];
        foreach ((string section, string question) in known)
            JsonNode.DeepEquals(view["sections"]![section]!["answers"]![question], Scenario.One[section][question]).ShouldBeTrue(question);
        view["sections"]!["payment"]!["answers"]!["pay.iban"].Text().ShouldBe("**** 3000");
        JsonNode progress = (await renewal.ProgressAsync())["renewal"]!;
        progress["carried"]!.AsArray().Single(carried => carried!["question"].Text() == "kdu.cold")!["origin"].Text().ShouldBe("aus Ihren Angaben vom 03.08.2026");

        // No annex again: what is to be written are the month and the declarations, nothing of EK, VM, KDU or SV.
        progress["toAnswer"]!.AsArray().Select(at => at!["question"].Text()).ShouldBe(["start.month", "end.true", "end.privacy"]);
    }

    private static async Task ShouldBeTickedAsync(ApplicantJourney renewal, Scenario said)
    {
        Blocks(await renewal.ProgressAsync(), "open").ShouldBe(
            ["person", "contact", "household", "needs", "insurance", "income", "assets", "housing", "claims"]);

        (await renewal.FinishAsync(said)).ShouldBeLessThanOrEqualTo(MostInputs);

        JsonNode progress = await renewal.ProgressAsync();
        Blocks(progress, "open").ShouldBeEmpty();
        Blocks(progress, "confirmed").Count().ShouldBe(9);
        foreach (string annex in (string[])["insurance", "income", "assets", "housing"])
            progress["sections"]!.AsArray().Single(section => section!["key"].Text() == annex)!["etag"].Text().ShouldBe("\"0\"", $"{annex} was not filled in again");
    }

    private static async Task TheDecisionClockStartsAsync(HostFixture host, ApplicantJourney renewal)
    {
        JsonNode sent = await renewal.SubmitAsync();
        sent["followUps"]!.AsArray().Select(item => (item!["kind"].Text(), item["item"].Text())).ShouldBe([("evidence", "N07")]);
        await host.DrainEventsAsync();
        JsonNode clocks = (await ItemAsync(host, renewal))["clocks"]!;
        clocks["daysSinceReceipt"]!.GetValue<int>().ShouldBe(0);
        (clocks["goal"].Text(), clocks["decision"].Text(), clocks["decideBy"].Text()).ShouldBe(("onTime", "onTime", "2027-06-06"), "six months, § 88 SGG");
        clocks["goalOn"].Text().ShouldBe("2026-12-18", "ten working days");
        (await host.OnTheDeskAsync(renewal.Id, "/difference"))["unchanged"]!.GetValue<bool>().ShouldBeTrue();
        host.Clock.Advance(TimeSpan.FromDays(1));
        (await ItemAsync(host, renewal))["clocks"]!["daysSinceReceipt"]!.GetValue<int>().ShouldBe(1);
    }

    private static async Task<JsonNode> ItemAsync(HostFixture host, ApplicantJourney renewal)
    {
        using HttpClient carla = host.Caseworker();
        return (await carla.FetchAllAsync($"/api/v1/casework/items?kind=folgeantrag&reference={renewal.Reference}")).ShouldHaveSingleItem();
    }

    private static IEnumerable<string> Blocks(JsonNode progress, string state) =>
        progress["renewal"]!["blocks"]!.AsArray().Where(block => block!["state"].Text() == state).Select(block => block!["key"].Text());

    private static async Task<Person> GrantedAsync(HostFixture host, string account, Scenario said)
    {
        ApplicantJourney first = await ApplicantJourney.StartAsync(host, account);
        await first.SaveScenarioAsync(said);
        await first.SubmitAsync();
        await host.DrainEventsAsync();
        await new Office(host, first).DecideAsync(Office.Granted(new DateOnly(2026, 8, 1), new DateOnly(2027, 1, 31)));
        await host.DrainEventsAsync();
        return new Person(account, said, first);
    }

    private static Task<ApplicantJourney> RenewAsync(HostFixture host, Person person) => ApplicantJourney.BeginAsync(
        host.ClientWith(host.TokenForRole(Roles.Applicant, person.Account)), new { form = "folgeantrag", renews = person.First.Id });

    // P1 with the job of P3.
    private static Scenario WithWork()
    {
        Scenario working = Scenario.Read("scenario-3");
        return Scenario.One.With(("income", working["income"]), ("claims", working["claims"]));
    }

    private sealed record Person(string Account, Scenario Said, ApplicantJourney First)
    {
        public ApplicantJourney LoggedInAgain(HostFixture host) => First.With(host.ClientWith(host.TokenForRole(Roles.Applicant, Account)));
    }

    public sealed class OnSqlite() : UnchangedRenewalTests(new Sqlite());

    public sealed class OnPostgreSql() : UnchangedRenewalTests(new PostgreSql());
}
