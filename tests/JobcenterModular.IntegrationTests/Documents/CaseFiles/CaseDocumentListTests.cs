using System.Net;
using System.Text.Json.Nodes;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.Domain.Log;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Documents.CaseFiles;

/// <summary>The documents of a case file: which, in which order, found by what.</summary>
public abstract class CaseDocumentListTests(HostFixture host)
{
    [Fact]
    public async Task The_one_that_came_last_is_first_and_a_date_stamp_counts_not_the_day_of_scanning()
    {
        using Household household = await Household.SentAsync(host);
        Guid older = await household.FileAsync(Household.Letter(receivedOn: "2026-11-02"));
        Guid newer = await household.FileAsync(Household.Letter(receivedOn: "2026-11-10"));
        Guid oldest = await household.FileAsync(Household.Letter(receivedOn: "2025-01-31"));

        Ids(await household.DocumentsAsync("kind=mail")).ShouldBe([newer, older, oldest]);
        (await household.LastLineAsync()).Action.ShouldBe(CaseAction.DocumentsListed);
    }

    [Fact]
    public async Task Pages_hold_each_document_once_also_where_many_came_on_one_day()
    {
        using Household household = await Household.SentAsync(host);
        List<Guid> filed = [];
        for (int i = 0; i < 7; i++)
            filed.Add(await household.FileAsync(Household.Letter(receivedOn: i < 5 ? "2026-11-02" : "2026-11-03")));

        List<JsonNode> all = await household.Desk.FetchAllAsync($"{household.Path}/documents?channel=post", limit: 2);

        Ids(all).Order().ShouldBe(filed.Order());
        all.Select(item => ApplicantJourney.Instant(item["receivedAt"])).ShouldBeInOrder(SortDirection.Descending);
    }

    [Fact]
    public async Task Kind_person_channel_evidence_and_days_narrow_the_list()
    {
        using Household household = await Household.BegunAsync(host);
        Guid upload = (await household.Draft.StoreAsync()).Id;
        await household.SendAsync();
        Guid fax = await household.FileAsync(Household.Letter(channel: "fax", receivedOn: "2026-10-25").Field("person", "p1"));
        Guid proof = await household.FileAsync(
            Household.Letter(channel: "counter", receivedOn: "2026-11-05").Field("application", household.Draft.Id.ToString()).Field("evidence", "N02:p1"));

        Ids(await household.DocumentsAsync("kind=evidence")).ShouldBe([upload, proof], ignoreOrder: true);
        Ids(await household.DocumentsAsync("person=p1")).ShouldBe([fax]);
        Ids(await household.DocumentsAsync("channel=online")).ShouldBe([upload]);
        Ids(await household.DocumentsAsync("evidence=N02")).ShouldBe([proof]);
        Ids(await household.DocumentsAsync("evidence=N02:p1")).ShouldBe([proof]);
        (await household.DocumentsAsync("evidence=N02:ap")).ShouldBeEmpty();
        Ids(await household.DocumentsAsync("from=2026-10-25&to=2026-11-04")).ShouldBe([fax], "The clocks changed on that day.");
        Ids(await household.DocumentsAsync("kind=evidence&channel=counter&person=ap&from=2026-11-05&to=2026-11-05")).ShouldBe([proof]);
        (await household.DocumentsAsync("kind=evidence&channel=fax")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Text_is_looked_for_in_the_names_of_files_and_of_persons()
    {
        using Household household = await Household.SentAsync(host, "Özgür Yıldız");
        Guid lease = await household.FileAsync(Household.Letter(fileName: "Mietvertrag_Straße-2026.pdf"));
        Guid child = await household.FileAsync(Household.Letter(fileName: "scan0001.pdf").Field("person", "p1"));

        Ids(await household.DocumentsAsync("text=MIETVERTRAG")).ShouldBe([lease]);
        Ids(await household.DocumentsAsync("text=vertrag+strasse")).ShouldBe([lease], "Parts of words, all of them, folded.");
        Ids(await household.DocumentsAsync("text=wei%C3%9F")).ShouldBe([child], "The child's name.");
        Ids(await household.DocumentsAsync("kind=mail&text=yildiz")).ShouldBe([lease], "The applicant's.");
        Ids(await household.DocumentsAsync("kind=mail&text=ozgur+miet")).ShouldBe([lease]);
        (await household.DocumentsAsync("text=yildiz+kim")).ShouldBeEmpty();
        (await household.DocumentsAsync("text=%25_%25")).Count.ShouldBe(4, "No word is no condition.");
    }

    [Theory]
    [InlineData("kind=nonsense", "request.invalid")]
    [InlineData("kind=Mail", "request.invalid")]
    [InlineData("channel=pigeon", "request.invalid")]
    [InlineData("person=p0", "request.invalid")]
    [InlineData("text=a+b+c+d+e+f+g+h+i+j+k", "request.invalid")]
    [InlineData("cursor=abc", "request.cursor_malformed")]
    [InlineData("from=2026-13-01", "request.malformed")]
    public async Task What_cannot_be_asked_for_is_refused(string query, string code)
    {
        using Household household = await Household.SentAsync(host);

        (await household.Desk.FetchAsync($"{household.Path}/documents?{query}")).Code.ShouldBe(code);
    }

    [Fact]
    public async Task A_wrong_field_is_named_as_the_caller_wrote_it()
    {
        using Household household = await Household.SentAsync(host);

        JsonNode problem = (await household.Desk.FetchAsync($"{household.Path}/documents?kind=nonsense")).Expect(HttpStatusCode.UnprocessableEntity).Json;

        JsonNode error = problem["errors"]!.AsArray().ShouldHaveSingleItem()!;
        (error["field"].Text(), error["code"].Text()).ShouldBe(("kind", "unknown_kind"));
        error["message"].Text().ShouldContain("phoneNote");
    }

    [Fact]
    public async Task A_document_tells_its_items_its_versions_and_its_hash()
    {
        using Household household = await Household.BegunAsync(host);
        var stored = await household.Draft.StoreAsync();
        await household.SendAsync();

        JsonNode document = await household.DocumentAsync(stored.Id);

        document["items"].Texts().ShouldBe(["N01:ap"]);
        (document["kind"].Text(), document["channel"].Text(), document["check"].Text()).ShouldBe(("evidence", "online", "notScanned"));
        document["sha256"].Text().ShouldBe(stored.Sha256);
        JsonNode version = document["versions"]!.AsArray().ShouldHaveSingleItem()!;
        (version["number"]!.GetValue<int>(), version["current"]!.GetValue<bool>(), version["filedByRole"].Text(), version["sha256"].Text())
            .ShouldBe((1, true, Roles.Applicant, stored.Sha256));
        document.ToJsonString().ShouldNotContain("guest", Case.Insensitive, "Roles, not accounts.");
    }

    [Fact]
    public async Task A_content_leaves_with_headers_that_let_no_browser_run_it_and_with_a_line_in_the_log()
    {
        using Household household = await Household.SentAsync(host);
        Guid record = (await household.DocumentsAsync("kind=application"))[0]["id"]!.GetValue<Guid>();

        using HttpResponseMessage response = await household.Desk.GetAsync(
            new Uri($"{household.Path}/documents/{record}/content", UriKind.Relative), TestContext.Current.CancellationToken);

        response.Content.Headers.ContentType!.ToString().ShouldBe("text/html; charset=utf-8");
        response.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        response.Headers.GetValues("Content-Security-Policy").ShouldBe(["sandbox; default-src 'none'"]);
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        CaseLogEntry line = await household.LastLineAsync();
        (line.Action, line.DocumentId).ShouldBe((CaseAction.DocumentRead, record));
    }

    private static List<Guid> Ids(IEnumerable<JsonNode> documents) => [.. documents.Select(document => document["id"]!.GetValue<Guid>())];

    public sealed class OnSqlite(HostFixture<Sqlite> host) : CaseDocumentListTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : CaseDocumentListTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
