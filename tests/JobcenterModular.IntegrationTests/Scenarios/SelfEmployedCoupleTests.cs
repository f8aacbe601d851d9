using System.Text.Json.Nodes;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Applications.Deciding;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Scenarios;

/// <summary>
/// Scenario 3 · P3, a married couple, she 51 with a job, he 49 and self-employed: a spreadsheet person.
/// </summary>
public abstract class SelfEmployedCoupleTests(ITestDatabase database)
{
    [Fact]
    public async Task A_married_couple_of_whom_he_is_self_employed_fills_WEP_and_EKS_for_him_is_asked_for_N21_N05_N07_of_private_and_business_accounts_and_N08_for_her_has_the_second_standard_need_twice_is_granted_6_months_provisionally_and_a_task_for_the_final_EKS_is_created_when_they_end()
    {
        await using HostFixture host = await HostFixture.StartAsync(database);
        host.ItIs("2026-11-22");
        using ApplicantJourney sabine = await ApplicantJourney.WithAnswersAsync(host, "scenario-3");

        JsonNode progress = await sabine.ProgressAsync();
        progress["persons"]!.AsArray().Select(person => (person!["id"].Text(), person["role"].Text(), person["age"]!.GetValue<int>()))
            .ShouldBe([("ap", "ap", 51), ("p1", "wep", 49)]);
        progress["annexes"].Texts().ShouldBe(["WEP", "SV", "EK", "EKS", "VM", "KDU"], ignoreOrder: true);
        progress["sections"]!.AsArray().Select(section => section!["key"].Text()).Where(key => key.Split(':')[0] is "wep" or "selfEmployment")
            .ShouldBe(["wep:p1", "selfEmployment:p1"], ignoreOrder: true);
        ShouldAskForPapersOfBoth(progress["evidence"]!);
        progress.Hint("eks.final_later").ShouldStartWith("Wir entscheiden erst einmal vorläufig. Nach 6 Monaten brauchen wir die echten Zahlen.");
        await sabine.SubmitAsync();
        await host.DrainEventsAsync();

        (await host.OnTheDeskAsync(sabine.Id, "/orientation")).Need().Where(line => line.Code.StartsWith("standard", StringComparison.Ordinal))
            .ShouldBe([("standard.2", "ap", 50600), ("standard.2", "p1", 50600)]);
        (await host.OnTheDeskAsync(sabine.Id)).Hint("eks.provisional").ShouldStartWith("Selbstständig: vorläufige Entscheidung für 6 Monate");
        await GrantProvisionallyAsync(new Office(host, sabine));
        await host.DrainEventsAsync();

        host.ItIs("2027-04-30", "23:30");
        await host.RunJobAsync("watch-periods");
        (await host.TasksAsync(sabine.Reference)).ShouldBeEmpty("the last day is not over");
        host.ItIs("2027-05-01", "03:20");
        await host.RunJobAsync("watch-periods");
        JsonNode task = (await host.TasksAsync(sabine.Reference)).ShouldHaveSingleItem();
        (task["reason"].Text(), task["state"].Text(), task["team"].Text()).ShouldBe(("finalFigures", "new", "leistung"));
        task["applicationId"]!.GetValue<Guid>().ShouldBe(sabine.Id);
    }

    private static void ShouldAskForPapersOfBoth(JsonNode evidence)
    {
        evidence.Papers().ShouldBe(["N01", "N05", "N07", "N08", "N09", "N11", "N13", "N15", "N21", "N28"], ignoreOrder: true);
        evidence.PersonsOf("N21").ShouldBe(["p1"]);
        evidence.PersonsOf("N08").ShouldBe(["ap"]);
        evidence.PersonsOf("N07").ShouldBe(["ap", "p1"], ignoreOrder: true);
        evidence.Because("N07", "p1").ShouldContain("assets:p1 vm.accounts", StringComparer.Ordinal, "private accounts");
        evidence.Because("N07", "p1").ShouldContain("selfEmployment:p1 eks.months", StringComparer.Ordinal, "the business account");
    }

    private static async Task GrantProvisionallyAsync(Office office)
    {
        JsonNode proposal = (await office.DecisionAsync())["proposals"]!.AsArray().Single(one => one!["provisional"]!.GetValue<bool>())!;
        (proposal["months"]!.GetValue<int>(), proposal["from"].Text(), proposal["to"].Text()).ShouldBe((6, "2026-11-01", "2027-04-30"));
        await office.DecideAsync(Office.Granted(ApplicantJourney.Day(proposal["from"]), ApplicantJourney.Day(proposal["to"]), provisional: true));
        JsonNode period = (await office.PeriodsAsync()).ShouldHaveSingleItem();
        (period["from"].Text(), period["to"].Text(), period["provisional"]!.GetValue<bool>()).ShouldBe(("2026-11-01", "2027-04-30", true));
    }

    public sealed class OnSqlite() : SelfEmployedCoupleTests(new Sqlite());

    public sealed class OnPostgreSql() : SelfEmployedCoupleTests(new PostgreSql());
}
