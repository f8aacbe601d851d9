using System.Text.Json.Nodes;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Applications;

/// <summary>What the API makes of the persons of the domain file.</summary>
public abstract class ProgressTests(HostFixture host)
{
    [Theory]
    [MemberData(nameof(Scenario.Names), MemberType = typeof(Scenario))]
    public async Task A_scenario_ends_complete_with_its_evidence_hints_and_annexes(string name)
    {
        var scenario = Scenario.Read(name);
        host.Clock.SetTo(new DateTimeOffset(scenario.ApplicationDate.ToDateTime(new TimeOnly(11, 0)), TimeSpan.Zero));
        using ApplicantJourney person = await ApplicantJourney.WithAnswersAsync(host, name);

        JsonNode progress = await person.ProgressAsync();

        Due(progress["evidence"]!).ShouldBe(scenario.Evidence, ignoreOrder: true);
        progress["annexes"].Texts().ShouldBe(scenario.Annexes, ignoreOrder: true);
        HintsOf(progress).ShouldBeSubsetOf(scenario.Hints, StringComparer.Ordinal);
        progress["open"]!.GetValue<int>().ShouldBe(0);
        progress["percent"]!.GetValue<int>().ShouldBe(100);
        progress["canBeSubmitted"]!.GetValue<bool>().ShouldBeTrue();
        progress["blockingMissing"]!.AsArray().ShouldBeEmpty();
        progress["hiddenAnswers"]!.AsArray().ShouldBeEmpty();
        Due(await person.Client.FetchJsonAsync($"{person.Path}/evidence")).ShouldBe(scenario.Evidence, ignoreOrder: true);

        await person.SubmitAsync();
        JsonNode desk = await host.ClientFor(Roles.Caseworker).FetchJsonAsync($"/api/v1/casework/applications/{person.Id}");
        HintsOf(desk).ShouldBe(scenario.Hints, ignoreOrder: true);
        Due(desk["evidence"]!).ShouldBe(scenario.Evidence, ignoreOrder: true);
        desk["annexes"].Texts().ShouldBe(scenario.Annexes, ignoreOrder: true);
    }

    [Fact]
    public async Task An_empty_draft_asks_for_identity_and_contact_before_it_can_be_sent()
    {
        using ApplicantJourney anna = await ApplicantJourney.StartAsync(host);

        JsonNode progress = await anna.ProgressAsync();

        progress["answered"]!.GetValue<int>().ShouldBe(0);
        progress["canBeSubmitted"]!.GetValue<bool>().ShouldBeFalse();
        progress["blockingMissing"]!.AsArray().Select(at => at!["section"].Text()).Distinct(StringComparer.Ordinal)
            .ShouldBe(["person", "contact"], ignoreOrder: true);
        progress["keepUntil"].Text().ShouldBe(anna.Started["keepUntil"].Text());
        progress["expiresAt"].Text().ShouldBe(anna.Started["expiresAt"].Text());
    }

    [Fact]
    public async Task A_paper_turns_its_evidence_from_missing_to_present_and_back()
    {
        using ApplicantJourney mara = await ApplicantJourney.WithAnswersAsync(host);
        string document = (await mara.UploadAsync(evidence: "N07"))["id"].Text();

        JsonNode present = await EvidenceAsync(mara, "N07");
        present["state"].Text().ShouldBe("present");
        present["documents"].Texts().ShouldBe([document]);
        (await mara.Client.CallAsync(HttpMethod.Delete, $"{mara.Path}/documents/{document}")).Expect(System.Net.HttpStatusCode.NoContent);
        (await EvidenceAsync(mara, "N07"))["state"].Text().ShouldBe("missing");
    }

    [Fact]
    public async Task What_is_asked_follows_each_answer()
    {
        using ApplicantJourney mina = await ApplicantJourney.StartAsync(host);
        (await SectionsAsync(mina)).ShouldNotContain("member:p1", StringComparer.Ordinal);

        await mina.SaveAsync("household", Scenario.Read("scenario-2")["household"]);

        (await SectionsAsync(mina)).ShouldContain("member:p1", StringComparer.Ordinal);
        (await mina.ProgressAsync())["persons"]!.AsArray().Select(person => person!["id"].Text()).ShouldBe(["ap", "p1", "p2"]);
    }

    private static async Task<IEnumerable<string>> SectionsAsync(ApplicantJourney journey) =>
        (await journey.ProgressAsync())["sections"]!.AsArray().Select(section => section!["key"].Text());

    private static async Task<JsonNode> EvidenceAsync(ApplicantJourney journey, string code) =>
        (await journey.Client.FetchJsonAsync($"{journey.Path}/evidence")).AsArray().Single(item => item!["code"].Text() == code)!;

    private static IEnumerable<string> Due(JsonNode evidence) => evidence.AsArray()
        .Where(item => item!["state"].Text() != "offered").Select(item => item!["code"].Text()).Distinct(StringComparer.Ordinal);

    // Doubts about a number's check digit are no part of the domain file's expectations.
    private static IEnumerable<string> HintsOf(JsonNode node) => node["hints"]!.AsArray().Select(hint => hint!["code"].Text())
        .Where(code => !code.StartsWith("identifier.", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal);

    public sealed class OnSqlite(HostFixture<Sqlite> host) : ProgressTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : ProgressTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
