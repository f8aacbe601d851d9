using System.Net;
using System.Text.Json.Nodes;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Applications.Deciding;
using JobcenterModular.IntegrationTests.Fixtures;
using JobcenterModular.UnitTests.Forms;

namespace JobcenterModular.IntegrationTests.Scenarios;

/// <summary>
/// Scenario 6 · P5, 41, Ukrainian, uses translations, has paper documents as photos: § 24 title first issued on 15.03.2023.
/// </summary>
public abstract class UkrainianRefugeeTests(ITestDatabase database)
{
    [Fact]
    public async Task A_refugee_from_Ukraine_with_a_first_title_of_15_March_2023_goes_the_way_of_the_SGB_II_answers_section_P_is_asked_for_N02_and_N03_with_a_hint_at_the_Wohnsitz_rule_is_told_in_Ukrainian_while_the_answers_stay_German_and_a_first_title_of_10_May_2025_is_a_flag_for_staff_by_the_configured_cutoff_and_never_an_automatic_no()
    {
        await using HostFixture host = await HostFixture.StartAsync(database);
        host.ItIs("2026-11-22");
        Scenario scenario = Scenario.Read("scenario-6");
        using ApplicantJourney iryna = await ApplicantJourney.WithAnswersAsync(host, "scenario-6");

        JsonNode progress = await iryna.ProgressAsync();
        JsonNode residence = progress["sections"]!.AsArray().Single(section => section!["letter"].Text() == "P")!;
        (residence["key"].Text(), residence["open"]!.AsArray().Count).ShouldBe(("residence", 0));
        progress["evidence"].Papers().ShouldBe(["N01", "N02", "N03", "N07", "N12", "N15"], ignoreOrder: true);
        await iryna.UploadAsync(Documents.PaperFiles.Of("jpg"), "N02", fileName: "посвідка.jpg");
        await iryna.SubmitAsync();
        await host.DrainEventsAsync();

        JsonNode desk = await host.OnTheDeskAsync(iryna.Id);
        (desk["team"].Text(), desk["form"].Text(), desk["effectMonth"].Text()).ShouldBe(("leistung", "hauptantrag", "2026-11-01"));
        desk.Hints().ShouldBe(scenario.Hints, ignoreOrder: true);
        desk.Hint("for.place_rule").ShouldContain("Wohnsitzregelung");
        await SheReadsUkrainianAndTheOfficeGermanAsync(host, iryna, scenario);
        await ALateFirstTitleIsAFlagAsync(host, scenario);
        await TheCutoffIsAConfiguredValueAsync(scenario);
    }

    private static async Task SheReadsUkrainianAndTheOfficeGermanAsync(HostFixture host, ApplicantJourney iryna, Scenario scenario)
    {
        JsonNode notice = (await iryna.InboxAsync("submission-confirmation")).ShouldHaveSingleItem();
        (notice["language"].Text(), notice["title"].Text()).ShouldBe(("uk", "Ваша заява надійшла"));
        notice["body"].Text().ShouldContain("листопад 2026");
        string letter = (await host.LettersAsync(iryna.Id, "submission-confirmation")).ShouldHaveSingleItem("she asked for letters");
        letter.ShouldContain("<html lang=\"uk\">");
        letter.ShouldContain("Ваша заява надійшла");

        JsonNode desk = await host.OnTheDeskAsync(iryna.Id);
        foreach ((string section, JsonObject answers) in scenario.Sections)
            JsonNode.DeepEquals(desk["answers"]![section], answers).ShouldBeTrue(section);
        (desk["answers"]!["residence"]!["for.title"].Text(), desk["answers"]!["contact"]!["contact.lang"].Text()).ShouldBe(("par24", "ukrainisch"));
        using HttpClient carla = host.Caseworker();
        string summary = (await carla.FetchAsync($"/api/v1/casework/applications/{iryna.Id}/summary")).Expect(HttpStatusCode.OK).Text;
        summary.ShouldContain("Vorübergehender Schutz (§ 24), zum Beispiel Ukraine");
        summary.ShouldContain("15.03.2023");
    }

    private static async Task ALateFirstTitleIsAFlagAsync(HostFixture host, Scenario scenario)
    {
        (string First, bool IsFlagged)[] titles = [("2025-03-31", false), ("2025-04-01", true), ("2025-05-10", true)];
        foreach ((string first, bool isFlagged) in titles)
        {
            host.Clock.Advance(TimeSpan.FromMinutes(1));
            using ApplicantJourney other = await SendAsync(host, scenario, first);
            JsonNode desk = await host.OnTheDeskAsync(other.Id);
            desk.Hints().Contains("for.ua_cutoff", StringComparer.Ordinal).ShouldBe(isFlagged, first);
            if (!isFlagged)
                continue;
            desk.Hint("for.ua_cutoff").ShouldEndWith("Keine automatische Ablehnung.");
            (await other.ProgressAsync()).Hints().ShouldNotContain("for.ua_cutoff", StringComparer.Ordinal, "the flag is for staff");
            desk["evidence"].Papers().ShouldBe(scenario.Evidence, ignoreOrder: true);
            (await new Office(host, other).DecisionAsync())["inForce"].ShouldBeNull("only a person says no");
            (await other.Client.FetchJsonAsync($"{other.Path}/status"))["stage"].Text().ShouldBe("received");
        }
    }

    private async Task TheCutoffIsAConfiguredValueAsync(Scenario scenario)
    {
        using var content = new TempFolder();
        foreach (string file in Directory.EnumerateFiles(RepositoryPaths.Forms, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(content.Path, Path.GetRelativePath(RepositoryPaths.Forms, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        string parameters = Path.Combine(content.Path, "legal-parameters.json");
        JsonNode values = JsonNode.Parse(await File.ReadAllTextAsync(parameters, TestContext.Current.CancellationToken))!;
        values.AsArray().Single(value => value!["key"].Text() == "ua.cutoff")!["value"] = "2025-12-31";
        await File.WriteAllTextAsync(parameters, values.ToJsonString(), TestContext.Current.CancellationToken);
        await using HostFixture host = await HostFixture.StartAsync(database, settings => settings["Forms:Directory"] = content.Path);
        host.ItIs("2026-11-22");

        using ApplicantJourney other = await SendAsync(host, scenario, "2025-05-10");

        (await host.OnTheDeskAsync(other.Id)).Hints().ShouldNotContain("for.ua_cutoff", StringComparer.Ordinal);
    }

    private static async Task<ApplicantJourney> SendAsync(HostFixture host, Scenario scenario, string firstTitle)
    {
        ApplicantJourney other = await ApplicantJourney.StartAsync(host);
        await other.SaveScenarioAsync(scenario.With(("residence", scenario.Other("residence", ("for.first24", firstTitle)))));
        await other.SubmitAsync();
        await host.DrainEventsAsync();
        return other;
    }

    public sealed class OnSqlite() : UkrainianRefugeeTests(new Sqlite());

    public sealed class OnPostgreSql() : UkrainianRefugeeTests(new PostgreSql());
}
