using System.Text.Json.Nodes;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Scenarios;

/// <summary>
/// Scenario 4 · P4, 22, unmarried, lives with the parents, goes to school.
/// </summary>
public abstract class Under25WithParentsTests(ITestDatabase database)
{
    [Fact]
    public async Task Who_is_22_unmarried_and_lives_with_the_parents_has_no_Bedarfsgemeinschaft_apart_from_them_but_the_third_standard_need_of_451_euros_in_theirs_the_parents_become_WEP_with_EK_and_VM_it_is_said_that_their_income_counts_and_to_ask_first_before_moving_out_and_N23_is_asked_for_only_of_a_pupil()
    {
        await using HostFixture host = await HostFixture.StartAsync(database);
        host.ItIs("2026-11-22");
        Scenario scenario = Scenario.Read("scenario-4");
        using ApplicantJourney jonas = await ApplicantJourney.WithAnswersAsync(host, "scenario-4");

        JsonNode progress = await jonas.ProgressAsync();
        progress["persons"]!.AsArray().Select(person => (person!["id"].Text(), person["role"].Text())).ShouldBe([("ap", "ap"), ("p1", "wep"), ("p2", "wep")]);
        progress["annexes"].Texts().ShouldBe(["WEP", "SV", "EK", "VM", "KDU"], ignoreOrder: true);
        progress["sections"]!.AsArray().Select(section => section!["key"].Text()).Where(key => key.Split(':')[0] is "wep" or "income" or "assets")
            .ShouldBe(["wep:p1", "wep:p2", "income", "income:p1", "income:p2", "assets", "assets:p1", "assets:p2"], ignoreOrder: true);
        progress.Hint("u25.parents_income").ShouldContain("Das Geld Ihrer Eltern zählt mit.");
        progress.Hint("u25.ask_before_moving").ShouldContain("Fragen Sie uns, bevor Sie einen Mietvertrag unterschreiben.");
        progress["evidence"].Papers().ShouldBe(["N01", "N05", "N07", "N08", "N09", "N10", "N11", "N13", "N15", "N23"], ignoreOrder: true);
        progress["evidence"].PersonsOf("N23").ShouldBe(["ap"]);
        await jonas.SubmitAsync();
        await host.DrainEventsAsync();

        await TheParentsAndTheirChildAreOneBedarfsgemeinschaftAsync(host, jonas);
        using ApplicantJourney noPupil = await ApplicantJourney.StartAsync(host);
        await noPupil.SaveScenarioAsync(scenario.With(("training", new JsonObject { ["edu.type"] = "nein" })));
        (await noPupil.ProgressAsync())["evidence"].Papers().ShouldBe(["N01", "N05", "N07", "N08", "N09", "N10", "N11", "N13", "N15"], ignoreOrder: true);
    }

    private static async Task TheParentsAndTheirChildAreOneBedarfsgemeinschaftAsync(HostFixture host, ApplicantJourney jonas)
    {
        JsonNode orientation = await host.OnTheDeskAsync(jonas.Id, "/orientation");
        orientation.Need().ShouldBe(
        [
            ("standard.3", "ap", 45100), ("standard.2", "p1", 50600), ("standard.2", "p2", 50600),
            ("housing", null, 88500),
        ]);
        orientation["assetAllowances"]!.AsArray().Select(allowance => allowance!["person"].Text()).ShouldBe(["ap", "p1", "p2"], "their savings count together");
        using HttpClient carla = host.Caseworker();
        JsonNode item = (await carla.FetchAllAsync("/api/v1/casework/items?queue=all")).ShouldHaveSingleItem();
        item["caseId"]!.GetValue<Guid>().ShouldBe(jonas.Id, "one case for all of them");
        (await host.OnTheDeskAsync(jonas.Id)).Hints().ShouldNotContain("u25.own_child", StringComparer.Ordinal, "nothing speaks for a Bedarfsgemeinschaft of the own");
    }

    public sealed class OnSqlite() : Under25WithParentsTests(new Sqlite());

    public sealed class OnPostgreSql() : Under25WithParentsTests(new PostgreSql());
}
