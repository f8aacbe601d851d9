using System.Net;
using System.Text.Json.Nodes;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Domain.Log;
using JobcenterModular.Documents.UseCases.Scanning;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Documents.CaseFiles;

/// <summary>The first page of a case file, and who sees what of it.</summary>
public abstract class CaseFileViewTests(HostFixture host)
{
    [Fact]
    public async Task It_shows_persons_applications_documents_and_what_is_open()
    {
        using Household household = await Household.SentAsync(host);

        JsonNode file = await household.Desk.FetchJsonAsync(household.Path);

        file["reference"].Text().ShouldBe(household.Reference);
        file["state"].Text().ShouldBe("open");
        ApplicantJourney.Instant(file["openedAt"]).ShouldBe(host.Clock.GetUtcNow());
        file["persons"]!.AsArray().Select(person => (person!["person"].Text(), person["name"]?.GetValue<string>(), person["birthDate"]?.GetValue<string>()))
            .ShouldBe([("ap", "Jürgen Öztürk-Groß", "1990-05-17"), ("p1", "Kim Weiß", "2019-02-01"), ("p2", null, null)]);
        JsonNode application = file["applications"]!.AsArray().ShouldHaveSingleItem()!;
        (application["id"]!.GetValue<Guid>(), application["reference"].Text()).ShouldBe((household.Draft.Id, household.Reference));
        file["documents"]!.GetValue<int>().ShouldBe(2);
        file["openEvidence"]!.GetValue<int>().ShouldBe(1, "What may be sent but need not is not missing.");
        (await household.LastLineAsync()).Action.ShouldBe(CaseAction.CaseRead);
    }

    [Fact]
    public async Task The_reason_of_a_look_stands_in_the_log_and_a_reason_that_is_too_long_is_refused()
    {
        using Household household = await Household.SentAsync(host);

        (await household.Desk.CallAsync(HttpMethod.Get, household.Path, null, ("Access-Reason", "Rueckfrage der Kundin"))).Expect(HttpStatusCode.OK);
        (await household.LastLineAsync()).Reason.ShouldBe("Rueckfrage der Kundin");
        int lines = (await household.LogAsync()).Count;
        (await household.Desk.CallAsync(HttpMethod.Get, household.Path, null, ("Access-Reason", new string('x', 201)))).Expect(HttpStatusCode.BadRequest);

        (await household.LogAsync()).Count.ShouldBe(lines);
    }

    [Fact]
    public async Task The_papers_of_a_households_next_draft_are_seen_by_nobody_of_the_office()
    {
        using Household open = await Household.SentAsync(host, account: "secret-draft");
        using Household next = await Household.BegunAsync(host, "secret-draft");
        Guid paper = (await next.Draft.StoreAsync()).Id;
        next.Id.ShouldBe(open.Id);

        (await open.DocumentsAsync()).Select(document => document["id"]!.GetValue<Guid>()).ShouldNotContain(paper);
        (await open.Desk.FetchJsonAsync(open.Path))["documents"]!.GetValue<int>().ShouldBe(2);
        (await open.Desk.FetchAsync($"{open.Path}/documents/{paper}")).Expect(HttpStatusCode.NotFound);
        (await open.Desk.FetchAsync($"{open.Path}/documents/{paper}/content")).Expect(HttpStatusCode.NotFound);
        (await open.Desk.SendJsonAsync(HttpMethod.Post, $"{open.Path}/documents/{paper}/moves", new { targetCaseFileId = Guid.NewGuid(), reason = "x" }))
            .Status.ShouldBeOneOf(HttpStatusCode.NotFound, HttpStatusCode.UnprocessableEntity);
        (await open.TryVersionAsync(paper)).Expect(HttpStatusCode.NotFound);

        await next.SendAsync(account: "secret-draft");
        (await open.DocumentsAsync()).Select(document => document["id"]!.GetValue<Guid>()).ShouldContain(paper);
    }

    [Fact]
    public async Task What_waits_for_the_scanner_or_is_infected_is_seen_by_nobody_of_the_office()
    {
        var scanner = new HeldScanner();
        await using HostFixture own = await scanner.HostAsync(host.Database);
        using Household household = await Household.BegunAsync(own);
        Guid paper = (await household.Draft.StoreAsync()).Id;
        await household.SendAsync();
        string path = $"/api/v1/case-files/{household.Id}/documents/{paper}";

        (await household.DocumentsAsync("kind=evidence")).ShouldBeEmpty();
        (await household.Desk.FetchAsync(path)).Expect(HttpStatusCode.NotFound);
        (await household.Desk.FetchAsync(path + "/content")).Expect(HttpStatusCode.NotFound);

        await scanner.FindAsync(own, ScanVerdict.Infected("Eicar"));
        (await household.Desk.FetchAsync(path + "/content")).Expect(HttpStatusCode.NotFound);
        (await household.RowsAsync()).Single(row => row.Id == paper).Check.ShouldBe(CheckState.Infected);
    }

    [Fact]
    public async Task Foreign_and_unknown_ids_are_not_there()
    {
        using Household one = await Household.SentAsync(host);
        using Household other = await Household.SentAsync(host);
        Guid letter = await other.FileAsync();

        foreach (Guid document in (Guid[])[letter, Guid.NewGuid()])
        {
            (await one.Desk.FetchAsync($"{one.Path}/documents/{document}")).Expect(HttpStatusCode.NotFound);
            (await one.Desk.FetchAsync($"{one.Path}/documents/{document}/content")).Expect(HttpStatusCode.NotFound);
            (await one.Desk.FetchAsync($"{one.Path}/documents/{document}/versions/1/content")).Expect(HttpStatusCode.NotFound);
            (await one.TryVersionAsync(document)).Expect(HttpStatusCode.NotFound);
        }

        (await one.Desk.FetchAsync($"/api/v1/case-files/{Guid.NewGuid()}")).Expect(HttpStatusCode.NotFound);
        (await one.Desk.FetchAsync($"{other.Path}/documents/{letter}/versions/2/content")).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_case_closes_and_opens_again_and_both_are_written_down()
    {
        using Household household = await Household.SentAsync(host);

        JsonNode closed = (await household.Desk.CallAsync(HttpMethod.Post, household.Path + "/closure")).Expect(HttpStatusCode.OK).Json;
        closed["state"].Text().ShouldBe("closed");
        ApplicantJourney.Instant(closed["closedAt"]).ShouldBe(host.Clock.GetUtcNow());
        (await household.LastLineAsync()).Action.ShouldBe(CaseAction.CaseClosed);
        (await household.Desk.CallAsync(HttpMethod.Post, household.Path + "/closure")).Expect(HttpStatusCode.Conflict, "documents.case_not_open");

        JsonNode open = (await household.Desk.CallAsync(HttpMethod.Delete, household.Path + "/closure")).Expect(HttpStatusCode.OK).Json;
        (open["state"].Text(), open["closedAt"]).ShouldBe(("open", null));
        (await household.LastLineAsync()).ShouldSatisfyAllConditions(
            line => line.Action.ShouldBe(CaseAction.CaseOpened), line => line.Detail.ShouldBe("reopened"));
        (await household.Desk.CallAsync(HttpMethod.Delete, household.Path + "/closure")).Expect(HttpStatusCode.Conflict, "documents.case_not_closed");
    }

    public sealed class OnSqlite(HostFixture<Sqlite> host) : CaseFileViewTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : CaseFileViewTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
