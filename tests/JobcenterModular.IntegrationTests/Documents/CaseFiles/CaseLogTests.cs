using System.Net;
using System.Text.Json.Nodes;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.Domain.Log;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Documents.CaseFiles;

/// <summary>Every read and write is a line, and those whom it concerns can read them.</summary>
public abstract class CaseLogTests(HostFixture host)
{
    private HttpClient Officer => host.ClientFor(Roles.DataProtection);

    [Fact]
    public async Task Fifty_parallel_reads_of_one_case_make_a_chain_without_gaps()
    {
        using Household household = await Household.SentAsync(host);
        Guid letter = await household.FileAsync();
        int before = (await household.LogAsync()).Count;
        string[] paths = ["", "/documents", $"/documents/{letter}", $"/documents/{letter}/content", $"/documents/{letter}/versions/1/content"];

        Reply[] replies = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => household.Desk.FetchAsync(household.Path + paths[i % paths.Length])));

        replies.ShouldAllBe(reply => reply.Status == HttpStatusCode.OK);
        List<CaseLogEntry> log = await household.LogAsync();
        log.Count.ShouldBe(before + 50);
        log.Select(line => line.Number).ShouldBe(Enumerable.Range(1, log.Count).Select(number => (long)number));
        (await LogVerdict.OfAsync(host)).ShouldEndWith("intact");
        host.Log.ShouldHaveNoErrors();
    }

    [Fact]
    public async Task A_read_whose_line_cannot_be_written_gives_nothing()
    {
        await using HostFixture own = await HostFixture.StartAsync(host.Database);
        using Household household = await Household.SentAsync(own, "Geheimer Name");
        Guid letter = await household.FileAsync(Household.Letter(fileName: "geheimnis.pdf"));
        int lines = (await household.LogAsync()).Count;
        await LogSql.BlockAsync(own);

        foreach (string path in (string[])["", "/documents", $"/documents/{letter}", $"/documents/{letter}/content", "/closure"])
        {
            HttpMethod method = path == "/closure" ? HttpMethod.Post : HttpMethod.Get;
            ShouldTellNothing(await household.Desk.CallAsync(method, household.Path + path));
        }

        ShouldTellNothing(await household.Desk.FetchAsync("/api/v1/case-files?name=geheimer"));
        ShouldTellNothing(await household.ScanDesk.FetchAsync($"/api/v1/case-files/by-reference/{household.Reference}"));
        ShouldTellNothing(await household.TryFileAsync(Household.Letter()));
        ShouldTellNothing(await own.ClientFor(Roles.DataProtection).FetchAsync(household.Path + "/log"));
        ShouldTellNothing(await household.Draft.Owner.FetchAsync($"/api/v1/applications/{household.Draft.Id}/access-log"));
        (await household.LogAsync()).Count.ShouldBe(lines);
        (await household.RowAsync()).ClosedAt.ShouldBeNull();
    }

    [Fact]
    public async Task The_officer_reads_who_did_what_and_that_is_a_line_too()
    {
        using Household household = await Household.SentAsync(host);
        using HttpClient carla = host.ClientWith(host.TokenForRole(Roles.Caseworker, "carla"));
        await carla.CallAsync(HttpMethod.Get, household.Path, null, ("Access-Reason", "Rueckfrage"));

        JsonNode page = await Officer.FetchJsonAsync(household.Path + "/log");

        JsonNode[] lines = [.. page["items"]!.AsArray().Select(line => line!)];
        (lines[0]["action"].Text(), lines[0]["role"].Text(), lines[0]["relation"].Text()).ShouldBe(("logRead", Roles.DataProtection, "dataProtection"));
        (lines[1]["action"].Text(), lines[1]["subject"].Text(), lines[1]["reason"].Text(), lines[1]["relation"].Text())
            .ShouldBe(("caseRead", "carla", "Rueckfrage", "casework"));
        lines[0]["previousHash"].Text().ShouldBe(lines[1]["hash"].Text());
        lines[^1]["number"]!.GetValue<long>().ShouldBe(1);
    }

    [Fact]
    public async Task The_log_is_narrowed_by_action_subject_and_day_and_comes_in_pages()
    {
        using Household household = await Household.SentAsync(host);
        using HttpClient carla = host.ClientWith(host.TokenForRole(Roles.Caseworker, "carla-pages"));
        for (int i = 0; i < 5; i++)
            await carla.FetchJsonAsync(household.Path);

        (await LinesAsync(household, "action=caseRead&subject=carla-pages")).Count.ShouldBe(5);
        (await LinesAsync(household, "action=caseClosed")).ShouldBeEmpty();
        (await LinesAsync(household, $"to={household.Day(1)}")).ShouldBeEmpty();
        (await LinesAsync(household, $"from={household.Day(0)}&action=caseRead")).Count.ShouldBe(5);
        List<JsonNode> all = await Officer.FetchAllAsync($"{household.Path}/log?action=caseRead", limit: 2);
        all.Select(line => line["number"]!.GetValue<long>()).ShouldBeInOrder(SortDirection.Descending);
        all.Count.ShouldBe(5);
        (await Officer.FetchAsync($"{household.Path}/log?action=nonsense")).Code.ShouldBe("request.invalid");
        (await Officer.FetchAsync($"{household.Path}/log?cursor=abc")).Code.ShouldBe("request.cursor_malformed");
    }

    [Fact]
    public async Task The_officer_finds_the_files_of_a_person_and_nothing_of_what_is_in_them()
    {
        using Household household = await Household.SentAsync(host, "Quirin Gesucht");

        JsonNode found = (await Officer.FetchJsonAsync("/api/v1/audit/case-files?name=GESUCHT"))["items"]!.AsArray().ShouldHaveSingleItem()!;

        found.AsObject().Select(member => member.Key).ShouldBe(["id", "reference", "state", "openedAt", "closedAt", "destroyedAt"]);
        found["id"]!.GetValue<Guid>().ShouldBe(household.Id);
        (await household.LastLineAsync()).ShouldSatisfyAllConditions(
            line => line.Action.ShouldBe(CaseAction.CaseFound), line => line.Relation.ShouldBe("dataProtection"));
        (await Officer.FetchJsonAsync($"/api/v1/audit/case-files?reference={household.Reference}"))["items"]!.AsArray().Count.ShouldBe(1);
        (await Officer.FetchAsync("/api/v1/audit/case-files?name=%20")).Code.ShouldBe("documents.search_missing");
        foreach (string path in (string[])["", "/documents"])
            (await Officer.FetchAsync(household.Path + path)).Expect(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_officer_sees_what_one_employee_looked_at_across_all_files()
    {
        using Household one = await Household.SentAsync(host);
        using Household two = await Household.SentAsync(host);
        using HttpClient nosy = host.ClientWith(host.TokenForRole(Roles.Caseworker, "nosy:1"));
        foreach (Household household in (Household[])[one, two, one])
            await nosy.FetchJsonAsync(household.Path);

        List<JsonNode> all = await Officer.FetchAllAsync("/api/v1/audit/subjects/nosy%3A1/accesses", limit: 2);

        all.Select(access => (access["caseFileId"]!.GetValue<Guid>(), access["reference"].Text(), access["action"].Text()))
            .ShouldBe([(one.Id, one.Reference, "caseRead"), (one.Id, one.Reference, "caseRead"), (two.Id, two.Reference, "caseRead")], ignoreOrder: true);
        (await two.LastLineAsync()).ShouldSatisfyAllConditions(
            line => line.Action.ShouldBe(CaseAction.LogRead), line => line.Role.ShouldBe(Roles.DataProtection));
        (await Officer.FetchJsonAsync($"/api/v1/audit/subjects/nosy:1/accesses?to={one.Day(1)}"))["items"]!.AsArray().ShouldBeEmpty();
        (await Officer.FetchJsonAsync("/api/v1/audit/subjects/unknown/accesses"))["items"]!.AsArray().ShouldBeEmpty();
        (await Officer.FetchAsync("/api/v1/audit/subjects/nosy:1/accesses?cursor=abc")).Code.ShouldBe("request.cursor_malformed");
    }

    [Fact]
    public async Task What_a_customer_did_with_their_own_file_is_not_an_access_of_staff()
    {
        using Household household = await Household.SentAsync(host, account: "a-customer");
        using HttpClient customer = host.ClientWith(host.TokenForRole(Roles.Applicant, "a-customer"));
        await customer.FetchJsonAsync($"/api/v1/applications/{household.Draft.Id}/access-log");

        (await Officer.FetchJsonAsync("/api/v1/audit/subjects/a-customer/accesses"))["items"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task The_person_sees_who_opened_what_by_role_and_never_an_account()
    {
        using Household household = await Household.BegunAsync(host);
        Guid paper = (await household.Draft.StoreAsync(RawForm.Paper(PaperFiles.NewPdf(), "Ausweis.pdf").Content())).Id;
        await household.SendAsync();
        using HttpClient carla = host.ClientWith(host.TokenForRole(Roles.Caseworker, "account-of-carla"));
        await carla.CallAsync(HttpMethod.Get, $"{household.Path}/documents/{paper}/content", null, ("Access-Reason", "Pruefung"));

        Reply reply = (await household.Draft.Owner.FetchAsync($"/api/v1/applications/{household.Draft.Id}/access-log")).Expect(HttpStatusCode.OK);

        JsonNode[] lines = [.. reply.Json["items"]!.AsArray().Select(line => line!)];
        JsonNode read = lines.First(line => line["action"].Text() == "documentRead");
        (read["role"].Text(), read["relation"].Text(), read["reason"].Text(), read["document"].Text())
            .ShouldBe((Roles.Caseworker, "casework", "Pruefung", "Ausweis.pdf"));
        reply.Text.ShouldNotContain("account-of-carla");
        lines[0]["action"].Text().ShouldBe("logRead", "The own look is a line like any other.");
    }

    [Fact]
    public async Task A_log_is_shown_to_nobody_but_its_owner_and_the_officer()
    {
        using Household household = await Household.SentAsync(host, account: "owner-of-log");
        using Household stranger = await Household.SentAsync(host);
        using HttpClient eve = host.ClientWith(host.TokenForRole(Roles.Applicant, "eve"));
        string own = $"/api/v1/applications/{household.Draft.Id}/access-log";

        (await stranger.Draft.Owner.FetchAsync(own)).Expect(HttpStatusCode.NotFound);
        (await eve.FetchAsync(own)).Expect(HttpStatusCode.NotFound);
        foreach (string role in Roles.All.Except([Roles.DataProtection], StringComparer.Ordinal))
        {
            (await host.ClientFor(role).FetchAsync(household.Path + "/log")).Expect(HttpStatusCode.Forbidden);
            (await host.ClientFor(role).FetchAsync("/api/v1/audit/case-files?name=x")).Expect(HttpStatusCode.Forbidden);
            (await host.ClientFor(role).FetchAsync("/api/v1/audit/subjects/x/accesses")).Expect(HttpStatusCode.Forbidden);
        }
    }

    [Fact]
    public async Task A_token_that_opens_one_application_shows_no_documents_of_the_accounts_others()
    {
        using Household first = await Household.SentAsync(host, account: "two-tokens");
        using Household second = await Household.BegunAsync(host, "two-tokens");
        Guid paper = (await second.Draft.StoreAsync(RawForm.Paper(PaperFiles.NewPdf(), "zweiter-antrag.pdf").Content())).Id;
        using HttpClient account = host.ClientWith(host.TokenForRole(Roles.Applicant, "two-tokens"));

        (await first.Draft.Owner.FetchAsync($"/api/v1/applications/{first.Draft.Id}/access-log")).Text.ShouldNotContain("zweiter-antrag");
        (await account.FetchAsync($"/api/v1/applications/{first.Draft.Id}/access-log")).Text.ShouldContain("zweiter-antrag");
        paper.ShouldNotBe(Guid.Empty);
    }

    private async Task<List<JsonNode>> LinesAsync(Household household, string query) =>
        [.. (await Officer.FetchJsonAsync($"{household.Path}/log?{query}"))["items"]!.AsArray().Select(line => line!)];

    private static void ShouldTellNothing(Reply reply)
    {
        ((int)reply.Status).ShouldBeGreaterThanOrEqualTo(500, reply.Text);
        reply.Text.ShouldNotContain("geheim", Case.Insensitive);
        reply.MediaType.ShouldBe("application/problem+json");
    }

    public sealed class OnSqlite(HostFixture<Sqlite> host) : CaseLogTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : CaseLogTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
