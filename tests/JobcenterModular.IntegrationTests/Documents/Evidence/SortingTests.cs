using System.Net;
using JobcenterModular.Documents.Contracts;
using JobcenterModular.Documents.Domain.Log;
using JobcenterModular.Documents.UseCases;
using JobcenterModular.Documents.UseCases.Scanning;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Documents.CaseFiles;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Documents.Evidence;

/// <summary>Which items a document serves: its owner says so in the draft and for what is wanted, staff sort it afterwards.</summary>
public abstract class SortingTests(HostFixture host)
{
    [Fact]
    public async Task In_a_draft_its_owner_names_all_items_of_a_document_anew()
    {
        using Checklist checklist = await Checklist.BegunAsync(host);
        StoredDocument stored = await checklist.Draft.StoreAsync(new RawForm().Field("person", "p2").Field("evidence", "N01").File(PaperFiles.NewPdf()).Content());

        Reply sorted = (await checklist.SortAsync(stored.Id, "N02:p1", "N01", "N02:p1")).Expect(HttpStatusCode.OK);

        sorted.Json["items"].Texts().ShouldBe(["N01:p2", "N02:p1"]);
        (await checklist.SortAsync(stored.Id, "N02:p1")).Expect(HttpStatusCode.OK).Json["items"].Texts().ShouldBe(["N02:p1"]);
        (await checklist.Draft.Owner.DocumentsAsync(checklist.Draft.Documents)).ShouldHaveSingleItem().Items.ShouldBe(["N02:p1"]);
        IReadOnlyList<DocumentEvidenceChanged> told =
            [.. (await checklist.Draft.HeardAsync<DocumentEvidenceChanged>(told => told.ApplicationId)).OrderBy(told => told.ItemVersion)];
        told.Select(change => string.Join(' ', change.EvidenceCodes.Zip(change.PersonIds, (code, person) => $"{code}:{person}")))
            .ShouldBe(["N02:p1 N01:p2", "N02:p1"]);
        told.Select(change => change.ItemVersion).ShouldBe([1, 2]);
        (await checklist.Draft.LogAsync()).Where(line => line.Action == CaseAction.EvidenceAssigned)
            .Select(line => $"{line.Relation} {line.DocumentId} {line.Detail}")
            .ShouldBe([$"owner {stored.Id} N02:p1 N01:p2", $"owner {stored.Id} N02:p1"]);
    }

    [Fact]
    public async Task The_same_items_again_change_nothing()
    {
        using Checklist checklist = await Checklist.BegunAsync(host);
        StoredDocument stored = await checklist.StoreAsync("N01", "N02");
        int lines = (await checklist.Draft.LogAsync()).Count;

        (await checklist.SortAsync(stored.Id, "N02", "N01")).Expect(HttpStatusCode.OK).Json["items"].Texts().ShouldBe(["N01:ap", "N02:ap"]);

        (await checklist.Draft.LogAsync()).Count.ShouldBe(lines);
        (await checklist.Draft.HeardAsync<DocumentEvidenceChanged>(told => told.ApplicationId)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_paper_of_one_person_for_an_item_of_another_is_told_with_the_right_item()
    {
        using Checklist checklist = await Checklist.BegunAsync(host);

        await checklist.Draft.StoreAsync(new RawForm().Field("person", "p1").Field("evidence", "N02:p2").File(PaperFiles.NewPdf()).Content());

        DocumentEvidenceChanged told = (await checklist.Draft.HeardAsync<DocumentEvidenceChanged>(told => told.ApplicationId)).ShouldHaveSingleItem();
        told.EvidenceCodes.ShouldBe(["N02"]);
        told.PersonIds.ShouldBe(["p2"]);
    }

    [Fact]
    public async Task After_the_submission_only_items_that_are_wanted_join_or_leave()
    {
        using Checklist checklist = await Checklist.BegunAsync(host);
        StoredDocument stored = await checklist.StoreAsync("N01", "N02");
        await checklist.SendAsync();
        await checklist.AcceptAsync("N01:ap");

        (await checklist.SortAsync(stored.Id, "N02")).Expect(HttpStatusCode.Conflict, "documents.draft_closed");
        (await checklist.SortAsync(stored.Id, "N01", "N01:p1")).Expect(HttpStatusCode.Conflict, "documents.draft_closed");
        (await checklist.SortAsync(stored.Id, "N01", "N02:p1")).Expect(HttpStatusCode.OK).Json["items"].Texts().ShouldBe(["N01:ap", "N02:p1"]);

        (await checklist.StatesAsync()).ShouldBe(["N01:ap accepted", "N02:ap missing", "N02:p1 present"]);
    }

    [Fact]
    public async Task Staff_sort_a_document_to_the_right_items_and_their_states_follow()
    {
        using Checklist checklist = await Checklist.BegunAsync(host);
        StoredDocument stored = await checklist.StoreAsync("N01");
        await checklist.SendAsync();
        await checklist.RejectAsync("N01:ap");
        string seen = (await checklist.ItemAsync("N02:ap"))["etag"].Text();

        (await checklist.SortByDeskAsync(stored.Id, "N02:ap", "N02:p1")).Expect(HttpStatusCode.OK).Json["items"].Texts().ShouldBe(["N02:ap", "N02:p1"]);

        (await checklist.StatesAsync()).ShouldBe(["N01:ap rejected", "N02:ap present", "N02:p1 present"]);
        (await checklist.ReviewAsync("N02:ap", new { outcome = "accepted" }, seen)).Expect(HttpStatusCode.PreconditionFailed, "documents.evidence_stale");
        CaseLogEntry line = (await checklist.Draft.LogAsync()).Last(line => line.Action == CaseAction.EvidenceAssigned);
        $"{line.Subject} {line.Relation} {line.DocumentId} {line.Detail}".ShouldBe($"test:caseworker casework {stored.Id} N02:ap N02:p1");
        (await checklist.Draft.HeardAsync<DocumentEvidenceChanged>(told => told.ApplicationId)).ShouldHaveSingleItem().EvidenceCodes.ShouldBe(["N02", "N02"]);
    }

    [Fact]
    public async Task Staff_sort_nothing_of_a_draft_nothing_that_waits_and_nothing_of_another_application()
    {
        var scanner = new HeldScanner();
        await using HostFixture own = await scanner.HostAsync(host.Database);
        using Checklist checklist = await Checklist.BegunAsync(own);
        using Checklist other = await Checklist.SentAsync(own);
        StoredDocument stored = await checklist.StoreAsync("N01");

        (await checklist.SortByDeskAsync(stored.Id, "N02")).Expect(HttpStatusCode.NotFound, "request.not_found");
        await checklist.SendAsync();
        (await checklist.SortByDeskAsync(stored.Id, "N02")).Expect(HttpStatusCode.NotFound, "request.not_found");
        await scanner.FindAsync(own, ScanVerdict.Clean);
        (await other.SortByDeskAsync(stored.Id, "N02")).Expect(HttpStatusCode.NotFound, "request.not_found");
        (await checklist.SortByDeskAsync(stored.Id, "N02")).Expect(HttpStatusCode.OK);
        (await checklist.Draft.Owner.SendJsonAsync(HttpMethod.Put, $"{checklist.CaseworkPath}/documents/{stored.Id}/evidence", new { items = new[] { "N01" } }))
            .Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("""{"items":[]}""", HttpStatusCode.UnprocessableEntity, "request.invalid")]
    [InlineData("""{"items":[null]}""", HttpStatusCode.UnprocessableEntity, "request.invalid")]
    [InlineData("""{"items":["N01",""]}""", HttpStatusCode.UnprocessableEntity, "request.invalid")]
    [InlineData("""{"items":["N99:ap"]}""", HttpStatusCode.UnprocessableEntity, "documents.evidence_unknown")]
    [InlineData("""{"items":[":ap"]}""", HttpStatusCode.UnprocessableEntity, "documents.evidence_unknown")]
    [InlineData("""{"items":["N02","n01"]}""", HttpStatusCode.UnprocessableEntity, "documents.evidence_unknown")]
    [InlineData("""{"items":["N02:p0"]}""", HttpStatusCode.UnprocessableEntity, "documents.person_malformed")]
    [InlineData("""{"items":["N02:ap:p1"]}""", HttpStatusCode.UnprocessableEntity, "documents.person_malformed")]
    [InlineData("""{"items":"N01"}""", HttpStatusCode.BadRequest, "request.malformed")]
    [InlineData("""{"items":null}""", HttpStatusCode.BadRequest, "request.malformed")]
    [InlineData("""{"items":["N01\u0000"]}""", HttpStatusCode.BadRequest, "request.malformed")]
    [InlineData("""{}""", HttpStatusCode.BadRequest, "request.malformed")]
    public async Task Items_that_cannot_be_are_refused_to_owner_and_staff(string body, HttpStatusCode status, string code)
    {
        using Checklist draft = await Checklist.BegunAsync(host);
        using Checklist sent = await Checklist.BegunAsync(host);
        StoredDocument own = await draft.StoreAsync("N01");
        StoredDocument filed = await sent.StoreAsync("N01");
        await sent.SendAsync();

        foreach ((HttpClient client, string path) in ((HttpClient, string)[])
            [(draft.Draft.Owner, $"{draft.Path}/documents/{own.Id}"), (sent.Desk, $"{sent.CaseworkPath}/documents/{filed.Id}")])
        {
            using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
            (await client.CallAsync(HttpMethod.Put, $"{path}/evidence", content)).Expect(status, code);
        }

        (await draft.Draft.Owner.DocumentsAsync(draft.Draft.Documents)).ShouldHaveSingleItem().Items.ShouldBe(["N01:ap"]);
    }

    [Fact]
    public async Task A_document_serves_at_most_twenty_items()
    {
        using Checklist checklist = await Checklist.BegunAsync(host);
        StoredDocument stored = await checklist.StoreAsync("N01");
        string[] items = [.. Enumerable.Range(1, 21).Select(number => $"N01:p{number}")];

        (await checklist.SortAsync(stored.Id, items)).Expect(HttpStatusCode.UnprocessableEntity, "request.invalid");
        (await checklist.SortAsync(stored.Id, items[..20])).Expect(HttpStatusCode.OK).Json["items"].Texts().Count().ShouldBe(20);
    }

    [Fact]
    public async Task Somebody_elses_document_is_sorted_by_nobody()
    {
        using Checklist checklist = await Checklist.BegunAsync(host);
        using Checklist other = await Checklist.BegunAsync(host);
        StoredDocument stored = await checklist.StoreAsync("N01");

        (await other.SortAsync(stored.Id, "N02")).Expect(HttpStatusCode.NotFound, "request.not_found");
        (await checklist.SortAsync(Guid.CreateVersion7(), "N02")).Expect(HttpStatusCode.NotFound, "request.not_found");
        (await other.Draft.Owner.SendJsonAsync(HttpMethod.Put, $"{checklist.Path}/documents/{stored.Id}/evidence", new { items = new[] { "N02" } }))
            .Expect(HttpStatusCode.NotFound, "request.not_found");
    }

    [Fact]
    public async Task Owner_and_staff_at_one_moment_leave_one_whole_set_and_a_line_for_each_change()
    {
        using Checklist checklist = await Checklist.BegunAsync(host);
        StoredDocument stored = await checklist.StoreAsync("N01");
        await checklist.SendAsync();

        Reply[] answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => i % 2 == 0
            ? checklist.SortAsync(stored.Id, "N01", "N02")
            : checklist.SortByDeskAsync(stored.Id, "N02:p1", "N02")));

        answers.ShouldAllBe(answer => answer.Status == HttpStatusCode.OK);
        IEnumerable<string> left = (await checklist.Draft.Owner.DocumentsAsync(checklist.Draft.Documents)).ShouldHaveSingleItem().Items;
        string.Join(' ', left).ShouldBeOneOf("N01:ap N02:ap", "N02:ap N02:p1");
        IReadOnlyList<DocumentEvidenceChanged> told = await checklist.Draft.HeardAsync<DocumentEvidenceChanged>(told => told.ApplicationId);
        told.Select(change => change.ItemVersion).Order().ShouldBe(Enumerable.Range(1, told.Count).Select(number => (long)number));
        (await checklist.Draft.LogAsync()).Count(line => line.Action == CaseAction.EvidenceAssigned).ShouldBe(told.Count);
        DocumentEvidenceChanged last = told.MaxBy(change => change.ItemVersion)!;
        last.EvidenceCodes.Zip(last.PersonIds, (code, person) => $"{code}:{person}").Order(StringComparer.Ordinal).ShouldBe(left);
        host.Log.ShouldHaveNoErrors();
    }

    public sealed class OnSqlite(ListeningHost<Sqlite> host) : SortingTests(host), IClassFixture<ListeningHost<Sqlite>>;

    public sealed class OnPostgreSql(ListeningHost<PostgreSql> host) : SortingTests(host), IClassFixture<ListeningHost<PostgreSql>>;
}
