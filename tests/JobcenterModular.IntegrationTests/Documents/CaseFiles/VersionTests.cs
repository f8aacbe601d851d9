using System.Net;
using System.Text.Json.Nodes;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.Contracts;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Domain.Log;
using JobcenterModular.Documents.UseCases;
using JobcenterModular.Documents.UseCases.Scanning;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.IntegrationTests.Documents.CaseFiles;

/// <summary>A better scan becomes the current version; nothing is ever overwritten.</summary>
public abstract class VersionTests(HostFixture host)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_better_scan_is_what_people_see_and_the_customers_upload_stays_readable()
    {
        using Household household = await Household.BegunAsync(host);
        byte[] upload = PaperFiles.NewPdf();
        StoredDocument stored = await household.Draft.StoreAsync(RawForm.Paper(upload).Content());
        await household.SendAsync();
        byte[] better = PaperFiles.NewPdf();

        JsonNode receipt = (await household.TryVersionAsync(stored.Id, better)).Expect(HttpStatusCode.Created).Json;

        (receipt["id"]!.GetValue<Guid>(), receipt["version"]!.GetValue<int>()).ShouldBe((stored.Id, 2));
        JsonNode document = await household.DocumentAsync(stored.Id);
        document["versions"]!.AsArray().Select(version => (version!["number"]!.GetValue<int>(), version["current"]!.GetValue<bool>(), version["filedByRole"].Text()))
            .ShouldBe([(2, true, Roles.ScanDesk), (1, false, Roles.Applicant)]);
        document["items"].Texts().ShouldBe(["N01:ap"], "It proves what the first version proved.");
        ApplicantJourney.Instant(document["receivedAt"]).ShouldBe(stored.ReceivedAt, "The paper is in the office since then.");
        string path = $"{household.Path}/documents/{stored.Id}";
        (await household.Desk.FetchAsync($"{path}/content")).Bytes.ShouldBe(better);
        (await household.Desk.FetchAsync($"{path}/versions/2/content")).Bytes.ShouldBe(better);
        (await household.Desk.FetchAsync($"{path}/versions/1/content")).Bytes.ShouldBe(upload);
        (await household.Draft.Owner.GetByteArrayAsync(household.Draft.ContentOf(stored.Id), Cancelled)).ShouldBe(upload, "Its owner's own receipt still opens.");
        (await household.DocumentsAsync("kind=evidence")).ShouldHaveSingleItem()["version"]!.GetValue<int>().ShouldBe(2);
        (await household.LogAsync()).ShouldContain(line => line.Action == CaseAction.DocumentVersioned && line.Detail == "Evidence v2");
    }

    [Fact]
    public async Task Applications_hears_that_the_new_version_serves_the_items_and_the_old_one_none()
    {
        using Household household = await Household.BegunAsync(host);
        Guid first = (await household.Draft.StoreAsync()).Id;
        await household.SendAsync();
        (await household.TryVersionAsync(first)).Expect(HttpStatusCode.Created);

        Guid second = (await household.RowsAsync()).Single(row => row.SeriesId == first && row.VersionNumber == 2).Id;
        (await household.Draft.HeardAsync<DocumentStored>(heard => heard.ApplicationId)).ShouldContain(heard => heard.DocumentId == second);
        IReadOnlyList<DocumentEvidenceChanged> changed = await household.Draft.HeardAsync<DocumentEvidenceChanged>(heard => heard.ApplicationId);
        changed.Single(heard => heard.DocumentId == first).EvidenceCodes.ShouldBeEmpty();
        changed.Single(heard => heard.DocumentId == second).EvidenceCodes.ShouldBe(["N01"]);
    }

    [Fact]
    public async Task A_version_that_waits_for_the_scanner_or_is_infected_hides_nothing()
    {
        var scanner = new HeldScanner();
        await using HostFixture own = await scanner.HostAsync(host.Database);
        using Household household = await Household.SentAsync(own);
        Guid letter = await household.FileAsync();
        await scanner.FindAsync(own, ScanVerdict.Clean);

        (await household.TryVersionAsync(letter)).Expect(HttpStatusCode.Created);
        (await household.DocumentAsync(letter))["version"]!.GetValue<int>().ShouldBe(1);
        await scanner.FindAsync(own, ScanVerdict.Infected("Eicar"));
        (await household.DocumentAsync(letter))["versions"]!.AsArray().Count.ShouldBe(1);
        (await household.TryVersionAsync(letter)).Expect(HttpStatusCode.Created).Json["version"]!.GetValue<int>().ShouldBe(3, "Numbers are never used again.");
        await scanner.FindAsync(own, ScanVerdict.Clean);

        JsonNode document = await household.DocumentAsync(letter);
        document["version"]!.GetValue<int>().ShouldBe(3);
        document["versions"]!.AsArray().Select(version => version!["number"]!.GetValue<int>()).ShouldBe([3, 1]);
        (await household.Desk.FetchAsync($"{household.Path}/documents/{letter}/versions/2/content")).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Parallel_versions_get_numbers_of_their_own_and_the_highest_is_current()
    {
        using Household household = await Household.SentAsync(host);
        Guid letter = await household.FileAsync();

        Reply[] replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => household.TryVersionAsync(letter)));

        replies.Select(reply => reply.Expect(HttpStatusCode.Created).Json["version"]!.GetValue<int>()).Order().ShouldBe(Enumerable.Range(2, 8));
        List<CaseDocument> versions = [.. (await household.RowsAsync()).Where(row => row.SeriesId == letter)];
        versions.Where(version => version.IsCurrent).ShouldHaveSingleItem().VersionNumber.ShouldBe(9);
        host.Log.ShouldHaveNoErrors();
    }

    [Fact]
    public async Task The_same_scan_again_gets_the_earlier_receipt()
    {
        using Household household = await Household.SentAsync(host);
        Guid letter = await household.FileAsync();
        byte[] better = PaperFiles.NewPdf();
        Reply first = (await household.TryVersionAsync(letter, better)).Expect(HttpStatusCode.Created);

        (await household.TryVersionAsync(letter, better)).Expect(HttpStatusCode.OK).Text.ShouldBe(first.Text);
    }

    [Fact]
    public async Task What_this_system_wrote_has_one_version()
    {
        using Household household = await Household.SentAsync(host);
        Guid record = (await household.DocumentsAsync("kind=application"))[0]["id"]!.GetValue<Guid>();

        (await household.TryVersionAsync(record)).Expect(HttpStatusCode.Conflict, "documents.has_no_versions");
        (await household.TryVersionAsync(await household.FileAsync(), [])).Expect(HttpStatusCode.UnprocessableEntity, "documents.empty");
    }

    public sealed class OnSqlite(ListeningHost<Sqlite> host) : VersionTests(host), IClassFixture<ListeningHost<Sqlite>>;

    public sealed class OnPostgreSql(ListeningHost<PostgreSql> host) : VersionTests(host), IClassFixture<ListeningHost<PostgreSql>>;
}
