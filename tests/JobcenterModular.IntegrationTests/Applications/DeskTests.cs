using System.Net;
using System.Text.Json.Nodes;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Applications;

/// <summary>What the office sees, and what it does not.</summary>
public abstract class DeskTests(HostFixture host)
{
    private const string Queue = "/api/v1/casework/applications";
    private const string Drafts = "/api/v1/casework/drafts";

    private HttpClient Carla => host.ClientWith(host.TokenForRole(Roles.Caseworker));

    [Fact]
    public async Task The_queue_is_filtered_by_team_urgency_day_and_reference()
    {
        await using HostFixture own = await HostFixture.StartAsync(host.Database);
        own.Clock.SetTo(new DateTimeOffset(2026, 11, 24, 22, 59, 59, TimeSpan.Zero));
        string lateTuesday = await SendAsync(own);
        own.Clock.Advance(TimeSpan.FromSeconds(1));
        string wednesday = await SendAsync(own, urgent: true);
        HttpClient carla = own.ClientFor(Roles.Caseworker);

        (await ReferencesAsync(carla, "?team=leistung")).ShouldBe([wednesday, lateTuesday]);
        (await ReferencesAsync(carla, "?team=andere")).ShouldBeEmpty();
        (await ReferencesAsync(carla, "?urgent=true")).ShouldBe([wednesday]);
        (await ReferencesAsync(carla, "?urgent=false")).ShouldBe([lateTuesday]);
        (await ReferencesAsync(carla, "?submittedFrom=2026-11-25")).ShouldBe([wednesday]);
        (await ReferencesAsync(carla, "?submittedTo=2026-11-24")).ShouldBe([lateTuesday]);
        (await ReferencesAsync(carla, "?submittedFrom=2026-11-24&submittedTo=2026-11-25")).ShouldBe([wednesday, lateTuesday]);
        (await ReferencesAsync(carla, $"?reference={lateTuesday}")).ShouldBe([lateTuesday]);
        (await ReferencesAsync(carla, "?submittedFrom=0001-01-01&submittedTo=9999-12-31")).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Paging_is_complete_and_without_doubles_while_new_ones_arrive()
    {
        await using HostFixture own = await HostFixture.StartAsync(host.Database);
        List<string> sent = [];
        for (int i = 0; i < 12; i++)
        {
            sent.Add(await SendAsync(own));
            if (i % 4 == 0)
                own.Clock.Advance(TimeSpan.FromSeconds(1)); // The others share an instant.
        }

        HttpClient carla = own.ClientFor(Roles.Caseworker);
        List<string> seen = [];
        string? cursor = null;
        do
        {
            JsonNode page = await carla.FetchJsonAsync($"{Queue}?limit=3{(cursor is null ? "" : $"&cursor={cursor}")}");
            seen.AddRange(page["items"]!.AsArray().Select(row => row!["reference"].Text()));
            cursor = page["nextCursor"]?.GetValue<string>();
            own.Clock.Advance(TimeSpan.FromSeconds(1));
            await SendAsync(own);
        }
        while (cursor is not null);

        seen.Count.ShouldBe(12);
        seen.ShouldBe(sent, ignoreOrder: true);
        (await carla.FetchAllAsync(Queue, limit: 4)).Select(row => ApplicantJourney.Instant(row["submittedAt"])).ShouldBeInOrder(SortDirection.Descending);
    }

    [Fact]
    public async Task Unfinished_drafts_are_listed_page_by_page_with_date_and_progress_only()
    {
        await using HostFixture own = await HostFixture.StartAsync(host.Database);
        using ApplicantJourney mara = await ApplicantJourney.WithAnswersAsync(own);
        for (int i = 0; i < 6; i++)
            (await ApplicantJourney.StartAsync(own)).Dispose();
        await SendAsync(own);

        List<JsonNode> drafts = await own.ClientFor(Roles.TeamLead).FetchAllAsync(Drafts, limit: 2);

        drafts.Select(row => row["reference"].Text()).Distinct(StringComparer.Ordinal).Count().ShouldBe(7);
        JsonNode maras = drafts.Single(row => row["reference"].Text() == mara.Reference);
        maras["openQuestions"]!.GetValue<int>().ShouldBe(0);
        maras["answeredQuestions"]!.GetValue<int>().ShouldBeGreaterThan(30);
        string all = string.Concat(drafts.Select(row => row.ToJsonString()));
        Scenario.One.TypedTexts.Count.ShouldBeGreaterThan(15);
        foreach (string typed in Scenario.One.TypedTexts)
            all.ShouldNotContain(typed);
        all.ShouldNotContain(mara.Id.ToString(), Case.Insensitive, "An id opens addresses.");
    }

    [Fact]
    public async Task A_draft_is_on_no_desk()
    {
        using ApplicantJourney mara = await ApplicantJourney.WithAnswersAsync(host);
        await mara.UploadAsync();
        using HttpClient carla = Carla;

        foreach (string below in (string[])["", "/summary", "/summary.pdf", "/documents"])
            (await carla.FetchAsync($"{Queue}/{mara.Id}{below}")).Expect(HttpStatusCode.NotFound);
        (await ReferencesAsync(carla, $"?reference={mara.Reference}")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_sent_application_is_on_the_desk_with_answers_papers_and_summary()
    {
        using ApplicantJourney mara = await ApplicantJourney.WithAnswersAsync(host);
        JsonNode paper = await mara.UploadAsync(evidence: "N11");
        await mara.SubmitAsync();
        await host.ReleaseAllAsync(mara);
        using HttpClient carla = Carla;

        JsonNode desk = await carla.FetchJsonAsync($"{Queue}/{mara.Id}");

        desk["reference"].Text().ShouldBe(mara.Reference);
        foreach ((string section, JsonObject answers) in Scenario.One.Sections)
            JsonNode.DeepEquals(desk["answers"]![section], answers).ShouldBeTrue(section);
        desk["papers"]!.AsArray().ShouldHaveSingleItem()!["id"].Text().ShouldBe(paper["id"].Text());
        Reply summary = (await carla.FetchAsync($"{Queue}/{mara.Id}/summary")).Expect(HttpStatusCode.OK);
        summary.MediaType.ShouldBe("text/html");
        summary.Text.ShouldContain(mara.Reference);
        (await mara.Client.FetchAsync($"{mara.Path}/summary")).Expect(HttpStatusCode.OK).Text.ShouldBe(summary.Text);
    }

    [Theory]
    [InlineData(Roles.Applicant)]
    [InlineData(Roles.Hotline)]
    [InlineData(Roles.ScanDesk)]
    [InlineData(Roles.DataProtection)]
    [InlineData(Roles.Integration)]
    [InlineData(Roles.Admin)]
    public async Task The_desk_is_for_caseworkers_and_their_leads_alone(string role)
    {
        using ApplicantJourney mara = await ApplicantJourney.WithAnswersAsync(host);
        await mara.SubmitAsync();

        foreach (string path in (string[])[Queue, Drafts, $"{Queue}/{mara.Id}", $"{Queue}/{mara.Id}/summary", $"{Queue}/{mara.Id}/documents", "/api/v1/casework/notices"])
        {
            (await host.ClientFor(role).FetchAsync(path)).Expect(HttpStatusCode.Forbidden, "auth.forbidden");
            (await mara.Client.FetchAsync(path)).Expect(HttpStatusCode.Forbidden, "auth.forbidden");
            (await host.Client.FetchAsync(path)).Expect(HttpStatusCode.Unauthorized, "auth.required");
            (await host.ClientFor(Roles.TeamLead).FetchAsync(path)).Expect(HttpStatusCode.OK);
        }
    }

    [Theory]
    [InlineData("cursor=abc", "request.cursor_malformed")]
    [InlineData("cursor=%00", "request.malformed")]
    [InlineData("limit=many", "request.malformed")]
    [InlineData("limit=99999999999999999999", "request.malformed")]
    public async Task A_wrong_question_to_a_list_is_refused(string query, string code)
    {
        using HttpClient carla = Carla;
        foreach (string list in (string[])[Queue, Drafts, "/api/v1/casework/notices"])
            (await carla.FetchAsync($"{list}?{query}")).Expect(HttpStatusCode.BadRequest, code);
    }

    [Theory]
    [InlineData("urgent=perhaps")]
    [InlineData("submittedFrom=gestern")]
    [InlineData("submittedTo=2026-13-01")]
    public async Task A_filter_of_the_wrong_type_is_refused(string query)
    {
        using HttpClient carla = Carla;
        (await carla.FetchAsync($"{Queue}?{query}")).Expect(HttpStatusCode.BadRequest, "request.malformed");
    }

    private static async Task<List<string>> ReferencesAsync(HttpClient client, string query) =>
        [.. (await client.FetchAllAsync(Queue + query)).Select(row => row["reference"].Text())];

    /// <summary>Sends the least that can be sent; answers its reference.</summary>
    private static async Task<string> SendAsync(HostFixture own, bool urgent = false)
    {
        using ApplicantJourney someone = await ApplicantJourney.StartAsync(own);
        if (urgent)
            await someone.SaveAsync("start", new JsonObject { ["start.urgent"] = new JsonArray("energieSperre") });
        await someone.SaveAsync("person", Scenario.One["person"]);
        await someone.SaveAsync("contact", Scenario.One["contact"]);
        await someone.SubmitAsync();
        return someone.Reference;
    }

    public sealed class OnSqlite(HostFixture<Sqlite> host) : DeskTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : DeskTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
