using System.Net;
using System.Text.Json.Nodes;
using JobcenterModular.Documents.Contracts;
using JobcenterModular.Documents.UseCases;
using JobcenterModular.Documents.UseCases.Scanning;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Documents.CaseFiles;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Documents.Evidence;

/// <summary>What comes for an item opens it again, for as long as it counts.</summary>
public abstract class AnsweringTests(HostFixture host)
{
    [Fact]
    public async Task A_document_answers_a_promise_a_denial_and_a_rejection()
    {
        using Checklist checklist = await Checklist.BegunAsync(host);
        await checklist.StoreAsync("N01");
        await checklist.SendAsync();
        await checklist.RejectAsync("N01:ap");
        await checklist.StateAsync("N02:ap", new { statement = "later", promisedFor = "2026-12-15" });
        await checklist.StateAsync("N02:p1", new { statement = "notAvailable" });
        (await checklist.StatesAsync()).ShouldBe(["N01:ap rejected", "N02:ap later", "N02:p1 notAvailable"]);

        await checklist.StoreAsync("N01", "N02", "N02:p1");

        (await checklist.StatesAsync()).ShouldBe(["N01:ap present", "N02:ap present", "N02:p1 present"]);
        (await checklist.OwnStateAsync("N01:ap")).ShouldBe("present");
        (await checklist.OwnStateAsync("N02:ap")).ShouldBe("present");
        JsonNode again = await checklist.ItemAsync("N01:ap");
        again["documents"]!.AsArray().Select(document => document!["reviewed"]!.GetValue<bool>()).ShouldBe([true, false], ignoreOrder: true);
        again["reason"].Text().ShouldBe("Die Rückseite fehlt.");
    }

    [Fact]
    public async Task After_the_submission_what_is_wanted_comes_in_and_nothing_else()
    {
        using Checklist checklist = await Checklist.BegunAsync(host);
        await checklist.StoreAsync("N01", "N02");
        await checklist.SendAsync();
        await checklist.AcceptAsync("N01:ap");
        await checklist.RejectAsync("N02:ap");

        foreach (string[] items in (string[][])[["N01"], ["N01", "N02"], ["N01:p1"], ["N02:p7"]])
        {
            using HttpResponseMessage refused = await checklist.UploadAsync(items);
            await refused.ShouldBeRefusedAsync(HttpStatusCode.Conflict, "documents.draft_closed");
        }

        StoredDocument anew = await checklist.StoreAsync("N02", "N02:p1");

        (await checklist.StatesAsync()).ShouldBe(["N01:ap accepted", "N02:ap present", "N02:p1 present"]);
        (await checklist.Draft.HeardAsync<DocumentStored>(told => told.ApplicationId)).ShouldContain(told => told.DocumentId == anew.Id);
        await checklist.AcceptAsync("N02:ap");
        await checklist.AcceptAsync("N02:p1");
        using HttpResponseMessage late = await checklist.UploadAsync("N02");
        await late.ShouldBeRefusedAsync(HttpStatusCode.Conflict, "documents.draft_closed");
    }

    [Fact]
    public async Task One_document_for_several_items_is_enough_for_one_and_not_for_another()
    {
        using Checklist checklist = await Checklist.BegunAsync(host);
        StoredDocument stored = await checklist.StoreAsync("N01", "N02", "N02:p1");
        await checklist.SendAsync();

        await checklist.AcceptAsync("N01:ap");
        await checklist.RejectAsync("N02:p1");

        (await checklist.StatesAsync()).ShouldBe(["N01:ap accepted", "N02:ap present", "N02:p1 rejected"]);
        foreach (JsonNode item in await checklist.ItemsAsync())
            item["documents"]!.AsArray().ShouldHaveSingleItem()!["id"]!.GetValue<Guid>().ShouldBe(stored.Id);
    }

    [Fact]
    public async Task What_was_rejected_already_is_no_answer_when_it_comes_again()
    {
        using Checklist checklist = await Checklist.BegunAsync(host);
        byte[] file = PaperFiles.NewPdf();
        await checklist.Draft.StoreAsync(RawForm.Paper(file).Content());
        await checklist.SendAsync();
        await checklist.RejectAsync("N01:ap");

        using HttpResponseMessage again = await checklist.Draft.UploadAsync(RawForm.Paper(file).Content());

        again.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await checklist.StatesAsync()).ShouldContain("N01:ap rejected", StringComparer.Ordinal);
        (await checklist.OwnStateAsync("N01:ap")).ShouldBe("rejected");
        using HttpResponseMessage forAnother = await checklist.Draft.UploadAsync(RawForm.Paper(file, evidence: "N02").Content());
        forAnother.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await checklist.StatesAsync()).ShouldBe(["N01:ap rejected", "N02:ap present", "N02:p1 offered"]);
    }

    [Fact]
    public async Task What_is_taken_out_of_the_draft_leaves_the_word_that_was_given()
    {
        using Checklist checklist = await Checklist.BegunAsync(host);
        await checklist.StateAsync("N01:ap", new { statement = "later", promisedFor = "2026-12-15" });
        StoredDocument stored = await checklist.StoreAsync("N01");
        (await checklist.OwnStateAsync("N01:ap")).ShouldBe("present");

        await checklist.Draft.RemoveAsync(stored.Id);

        (await checklist.OwnStateAsync("N01:ap")).ShouldBe("later");
    }

    [Fact]
    public async Task What_waits_for_the_scanner_counts_for_its_owner_and_is_nothing_to_staff()
    {
        var scanner = new HeldScanner();
        await using HostFixture own = await scanner.HostAsync(host.Database);
        using Checklist checklist = await SentAndRejectedAsync(own, scanner);
        JsonNode before = await checklist.ItemAsync("N01:ap");

        await checklist.StoreAsync("N01");

        (await checklist.ItemAsync("N01:ap")).ToJsonString().ShouldBe(before.ToJsonString());
        (await checklist.OwnStateAsync("N01:ap")).ShouldBe("present");
        (await checklist.StoreAsync("N02")).Id.ShouldNotBe(Guid.Empty);
        (await checklist.ReviewAsync("N02:ap", new { outcome = "accepted" }, (await checklist.ItemAsync("N02:ap"))["etag"].Text()))
            .Expect(HttpStatusCode.Conflict, "documents.evidence_nothing_there");

        await scanner.FindAsync(own, ScanVerdict.Clean);

        (await checklist.StatesAsync()).ShouldBe(["N01:ap present", "N02:ap present", "N02:p1 offered"]);
        (await checklist.ItemAsync("N01:ap"))["etag"].Text().ShouldNotBe(before["etag"].Text(), StringComparer.Ordinal);
    }

    [Fact]
    public async Task What_is_infected_counts_for_nothing()
    {
        var scanner = new HeldScanner();
        await using HostFixture own = await scanner.HostAsync(host.Database);
        using Checklist checklist = await SentAndRejectedAsync(own, scanner);
        await checklist.StateAsync("N02:ap", new { statement = "later", promisedFor = "2026-12-15" });
        await checklist.StoreAsync("N01", "N02");
        (await checklist.OwnStateAsync("N02:ap")).ShouldBe("present");

        await scanner.FindAsync(own, ScanVerdict.Infected("Eicar-Test-Signature"));

        (await checklist.OwnStateAsync("N01:ap")).ShouldBe("rejected");
        (await checklist.OwnStateAsync("N02:ap")).ShouldBe("later");
        (await checklist.StatesAsync()).ShouldBe(["N01:ap rejected", "N02:ap later", "N02:p1 offered"]);
        (await checklist.ReviewAsync("N02:ap", new { outcome = "accepted" }, (await checklist.ItemAsync("N02:ap"))["etag"].Text()))
            .Expect(HttpStatusCode.Conflict, "documents.evidence_nothing_there");
    }

    private static async Task<Checklist> SentAndRejectedAsync(HostFixture own, HeldScanner scanner)
    {
        Checklist checklist = await Checklist.BegunAsync(own);
        await checklist.StoreAsync("N01");
        await scanner.FindAsync(own, ScanVerdict.Clean);
        await checklist.SendAsync();
        await checklist.RejectAsync("N01:ap");
        return checklist;
    }

    public sealed class OnSqlite(ListeningHost<Sqlite> host) : AnsweringTests(host), IClassFixture<ListeningHost<Sqlite>>;

    public sealed class OnPostgreSql(ListeningHost<PostgreSql> host) : AnsweringTests(host), IClassFixture<ListeningHost<PostgreSql>>;
}
