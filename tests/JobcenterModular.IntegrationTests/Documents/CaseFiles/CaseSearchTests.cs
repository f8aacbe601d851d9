using System.Net;
using System.Text.Json.Nodes;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.Domain.Log;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Documents.CaseFiles;

/// <summary>Finding case files.</summary>
public abstract class CaseSearchTests(HostFixture host)
{
    private HttpClient Desk => host.ClientFor(Roles.Caseworker);

    [Theory]
    [InlineData("Björn Straße", "BJORN")]
    [InlineData("Björn Straße", "strasse bjo\u0308rn")]
    [InlineData("Łucja Müller-Łuczak", "luczak, müller")]
    [InlineData("Ada Kandemir", "weiss kandemir")]
    public async Task A_name_is_found_by_its_words_however_they_are_typed(string name, string typed)
    {
        using Household household = await Household.SentAsync(host, name);

        (await FindAsync($"name={Uri.EscapeDataString(typed)}")).ShouldContain(household.Id);
        (await FindAsync($"name={Uri.EscapeDataString(typed + " fremd")}")).ShouldNotContain(household.Id, "All words must match.");
    }

    [Fact]
    public async Task Only_whole_words_are_found()
    {
        using Household household = await Household.SentAsync(host, "Konstantin Vogelsang");

        (await FindAsync("name=Vogel")).ShouldNotContain(household.Id);
        (await FindAsync("name=%25")).ShouldBeEmpty();
        (await FindAsync("name=---")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_hit_names_the_persons_to_tell_it_from_others_and_is_written_down()
    {
        using Household household = await Household.SentAsync(host, "Xenia Einzig");

        JsonNode hit = (await Desk.FetchJsonAsync("/api/v1/case-files?name=einzig"))["items"]!.AsArray().ShouldHaveSingleItem()!;

        hit["reference"].Text().ShouldBe(household.Reference);
        hit["state"].Text().ShouldBe("open");
        hit["persons"].Texts().ShouldBe(["Xenia Einzig", "Kim Weiß"]);
        CaseLogEntry line = await household.LastLineAsync();
        (line.Action, line.Role, line.Relation).ShouldBe((CaseAction.CaseFound, Roles.Caseworker, "casework"));
    }

    [Fact]
    public async Task The_reference_of_any_of_its_applications_finds_it()
    {
        using Household first = await Household.SentAsync(host, account: "two-references");
        using Household second = await Household.SentAsync(host, account: "two-references");

        (await FindAsync($"reference={first.Reference}")).ShouldBe([first.Id]);
        (await FindAsync($"reference={second.Reference.ToUpperInvariant()}")).ShouldBeEmpty("These references are written in small letters.");
        (await FindAsync($"reference=%20{second.Reference}%20")).ShouldBe([first.Id]);
    }

    [Fact]
    public async Task Nobody_of_the_office_finds_a_file_of_drafts_nor_by_the_reference_of_a_draft()
    {
        using Household draft = await Household.BegunAsync(host);
        using Household open = await Household.SentAsync(host, account: "next-draft");
        using Household next = await Household.BegunAsync(host, "next-draft");
        next.Id.ShouldBe(open.Id);

        (await FindAsync($"reference={draft.Reference}")).ShouldBeEmpty();
        (await FindAsync($"reference={next.Reference}")).ShouldBeEmpty();
        (await FindAsync("")).ShouldNotContain(draft.Id);
        foreach (string path in (string[])["", "/documents", $"/documents/{Guid.NewGuid()}"])
            (await Desk.FetchAsync(draft.Path + path)).Expect(HttpStatusCode.NotFound);
        (await Desk.CallAsync(HttpMethod.Post, draft.Path + "/closure")).Expect(HttpStatusCode.NotFound);
        (await draft.TryFileAsync(Household.Letter())).Expect(HttpStatusCode.NotFound);
        (await host.ClientFor(Roles.DataProtection).FetchAsync(draft.Path + "/log")).Expect(HttpStatusCode.NotFound);
        (await host.ClientFor(Roles.ScanDesk).FetchAsync($"/api/v1/case-files/by-reference/{draft.Reference}")).Expect(HttpStatusCode.NotFound);
        (await draft.LogAsync()).ShouldAllBe(line => line.Role == "system" || line.Role == Roles.Applicant);
    }

    [Fact]
    public async Task Pages_hold_each_file_once_the_last_opened_first()
    {
        await using HostFixture own = await HostFixture.StartAsync(host.Database);
        List<Guid> expected = [];
        for (int i = 0; i < 7; i++)
        {
            using Household household = await Household.SentAsync(own, "Gleicher Name");
            expected.Insert(0, household.Id);
            if (i % 2 == 0)
                own.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        List<JsonNode> all = await own.ClientFor(Roles.Caseworker).FetchAllAsync("/api/v1/case-files?name=gleicher", limit: 2);

        all.Select(item => item["id"]!.GetValue<Guid>()).Order().ShouldBe(expected.Order());
        all.Select(item => ApplicantJourney.Instant(item["openedAt"])).ShouldBeInOrder(SortDirection.Descending);
    }

    [Fact]
    public async Task Days_of_opening_are_days_of_the_office_and_states_are_told_apart()
    {
        await using HostFixture own = await HostFixture.StartAsync(host.Database);
        own.Clock.SetTo(new DateTimeOffset(2026, 11, 24, 23, 30, 0, TimeSpan.Zero)); // The 25th in the office.
        using Household household = await Household.SentAsync(own);
        HttpClient desk = own.ClientFor(Roles.Caseworker);

        (await FindAsync("openedFrom=2026-11-25&openedTo=2026-11-25", desk)).ShouldBe([household.Id]);
        (await FindAsync("openedTo=2026-11-24", desk)).ShouldBeEmpty();
        (await FindAsync("openedFrom=2026-11-26", desk)).ShouldBeEmpty();
        (await FindAsync("state=closed", desk)).ShouldBeEmpty();
        (await FindAsync("state=open", desk)).ShouldBe([household.Id]);
    }

    [Theory]
    [InlineData("state=prospective", "request.invalid")]
    [InlineData("state=Open", "request.invalid")]
    [InlineData("name=a+b+c+d+e+f+g+h+i+j+k", "request.invalid")]
    [InlineData("cursor=nonsense", "request.cursor_malformed")]
    [InlineData("openedFrom=yesterday", "request.malformed")]
    public async Task What_cannot_be_searched_for_is_refused(string query, string code) =>
        (await Desk.FetchAsync($"/api/v1/case-files?{query}")).Code.ShouldBe(code);

    [Fact]
    public async Task The_scan_desk_learns_of_a_reference_where_to_put_a_letter_and_nothing_about_persons()
    {
        using Household household = await Household.SentAsync(host, "Geheim Name");
        HttpClient scanDesk = host.ClientFor(Roles.ScanDesk);

        JsonNode found = await scanDesk.FetchJsonAsync($"/api/v1/case-files/by-reference/{household.Reference}");

        found.AsObject().Select(member => member.Key).ShouldBe(["id", "reference", "state", "applicationId"]);
        found["id"]!.GetValue<Guid>().ShouldBe(household.Id);
        found["applicationId"]!.GetValue<Guid>().ShouldBe(household.Draft.Id);
        (await household.LastLineAsync()).Role.ShouldBe(Roles.ScanDesk);
        (await scanDesk.FetchAsync("/api/v1/case-files/by-reference/HA-2026-0000-0000")).Expect(HttpStatusCode.NotFound);
        foreach (string path in (string[])["", "/documents", "/log"])
            (await scanDesk.FetchAsync(household.Path + path)).Expect(HttpStatusCode.Forbidden);
    }

    private async Task<List<Guid>> FindAsync(string query, HttpClient? by = null) =>
        [.. (await (by ?? Desk).FetchJsonAsync($"/api/v1/case-files?limit=50&{query}"))["items"]!.AsArray().Select(item => item!["id"]!.GetValue<Guid>())];

    public sealed class OnSqlite(HostFixture<Sqlite> host) : CaseSearchTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : CaseSearchTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
