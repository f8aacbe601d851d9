using System.Text.Json.Nodes;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Scenarios;

/// <summary>
/// Scenario 2 · P2, 29, evening user: a single parent of two, aged 5 and 9, with a boiler in the flat; the father pays nothing.
/// </summary>
public abstract class SingleParentTests(ITestDatabase database)
{
    /// <summary>Steps A to D of the form.</summary>
    private static readonly string[] FirstFourSteps = ["start", "person", "contact", "payment"];

    [Fact]
    public async Task A_single_parent_of_two_saves_after_step_4_and_continues_3_days_later_on_another_device_fills_KI_twice_and_the_UH_child_annex_is_told_of_UVG_brings_seven_kinds_of_papers_and_both_birth_certificates_but_is_not_asked_for_N17_and_has_36_percent_more_hot_water_by_age_and_Kindergeld_at_each_child()
    {
        await using HostFixture host = await HostFixture.StartAsync(database);
        Scenario scenario = Scenario.Read("scenario-2");
        host.ItIs("2026-11-22", "21:30");
        using ApplicantJourney evening = await ApplicantJourney.StartAsync(host);
        foreach (string step in FirstFourSteps)
            await evening.SaveAsync(step, scenario[step]);
        string code = (await evening.PauseAsync())["resumeCode"].Text();

        host.ItIs("2026-11-25", "20:15");
        using ApplicantJourney leyla = await evening.ResumeOnAnotherDeviceAsync(host, code);
        leyla.Token.ShouldNotBe(evening.Token, StringComparer.Ordinal);
        JsonNode goesOn = await leyla.ViewAsync();
        goesOn["sections"]!.AsObject().Select(section => section.Key).ShouldBe(FirstFourSteps, ignoreOrder: true);
        goesOn["sections"]!["person"]!["answers"]!["ap.last"].Text().ShouldBe("Aydemir");
        foreach ((string section, JsonObject answers) in scenario.Sections.Where(pair => !FirstFourSteps.Contains(pair.Section, StringComparer.Ordinal)))
            await leyla.SaveAsync(section, answers);

        ShouldAskForTheRightThings(await leyla.ProgressAsync());
        JsonNode sent = await leyla.SubmitAsync();
        await host.DrainEventsAsync();

        (sent["facts"]!["applicationDate"].Text(), sent["facts"]!["effectMonth"].Text()).ShouldBe(("2026-11-22", "2026-11-01"), "the first click counts");
        await TheOfficeSeesTheNeedsAsync(host, leyla);
    }

    private static void ShouldAskForTheRightThings(JsonNode progress)
    {
        progress["persons"]!.AsArray().Select(person => (person!["role"].Text(), person["age"]!.GetValue<int>()))
            .ShouldBe([("ap", 29), ("ki", 5), ("ki", 9)]);
        progress["annexes"].Texts().ShouldBe(["KI", "SV", "EK", "VM", "KDU", "UH"], ignoreOrder: true);
        progress["sections"]!.AsArray().Select(section => section!["key"].Text()).Where(key => key.Split(':')[0] is "child" or "maintenance")
            .ShouldBe(["child:p1", "child:p2", "maintenance:p1", "maintenance:p2"], ignoreOrder: true);
        progress.Hint("uh.uvg").ShouldStartWith("Ihr Kind kann vielleicht Unterhaltsvorschuss bekommen.");

        progress["evidence"].Papers().ShouldBe(["N01", "N04", "N07", "N10", "N11", "N13", "N15", "N20"], ignoreOrder: true);
        progress["evidence"].PersonsOf("N04").ShouldBe(["p1", "p2"], ignoreOrder: true);
        progress["evidence"]!.AsArray().Select(item => item!["code"].Text()).ShouldNotContain("N17", StringComparer.Ordinal, "not even as an offer");
    }

    private static async Task TheOfficeSeesTheNeedsAsync(HostFixture host, ApplicantJourney leyla)
    {
        JsonNode orientation = await host.OnTheDeskAsync(leyla.Id, "/orientation");
        orientation.Need().Where(line => !line.Code.StartsWith("standard", StringComparison.Ordinal)).ShouldBe(
        [
            ("singleParent", "ap", 20268),
            ("hotWater", "ap", 1295), ("hotWater", "p1", 286), ("hotWater", "p2", 468),
            ("housing", null, 77500),
        ]);
        orientation.Need().Single(line => line is { Code: "standard.1", Person: "ap" }).Cents.ShouldBe(56300, "36 % of it are 202.68");

        JsonNode desk = await host.OnTheDeskAsync(leyla.Id);
        foreach (string child in (string[])["p1", "p2"])
        {
            desk["answers"]![$"childFamily:{child}"]!["ki.kg"]!["amount"]!.GetValue<int>().ShouldBe(25900);
            foreach (string hint in (string[])["ki.kg_income", "uh.child_annex", "uh.uvg"])
                desk["hints"]!.AsArray().ShouldContain(raised => raised!["code"].Text() == hint && raised["section"].Text().EndsWith($":{child}", StringComparison.Ordinal), $"{hint} of {child}");
        }
    }

    public sealed class OnSqlite() : SingleParentTests(new Sqlite());

    public sealed class OnPostgreSql() : SingleParentTests(new PostgreSql());
}
