using System.Net;
using System.Text;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.Domain.Log;
using JobcenterModular.Documents.UseCases;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Documents;

/// <summary>What a paper leaves behind: sealed bytes on the disk, and a line in the log of its case for all that is done with it.</summary>
public abstract class PaperTraceTests(HostFixture host)
{
    private const string Secret = "Kontonummer DE02 1203 0000 0000 2020 51";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_of_a_paper_can_be_read_on_the_disk()
    {
        using Draft draft = await Draft.StartAsync(host);
        byte[] file = [.. PaperFiles.NewPdf(), .. Encoding.ASCII.GetBytes($"% {Secret}\n")];

        StoredDocument stored = await draft.StoreAsync(RawForm.Paper(file, "kontoauszug-geheim.pdf").Content());

        string path = await draft.PathOfAsync(stored);
        byte[] onDisk = await File.ReadAllBytesAsync(path, Cancelled);
        onDisk.Length.ShouldBeGreaterThan(file.Length);
        foreach (string plain in (string[])["%PDF-", Secret, "geheim"])
            onDisk.AsSpan().IndexOf(Encoding.ASCII.GetBytes(plain)).ShouldBe(-1, plain);
        path.ShouldNotContain(stored.Sha256);
        path.ShouldNotContain("geheim");
        (await draft.Owner.GetByteArrayAsync(draft.ContentOf(stored.Id), Cancelled)).ShouldBe(file);
    }

    [Fact]
    public async Task Whatever_is_done_with_a_paper_stands_in_the_log_of_its_case()
    {
        using Draft draft = await Draft.StartAsync(host);
        StoredDocument kept = await draft.StoreAsync(RawForm.Paper(PaperFiles.NewPdf(), "kontoauszug-geheim.pdf", "N02").Content());
        StoredDocument removed = await draft.StoreAsync();
        await draft.Owner.GetByteArrayAsync(draft.ContentOf(kept.Id), Cancelled);
        await draft.RemoveAsync(removed.Id);
        await draft.TellSubmittedAsync();
        await AsStaffAsync(Roles.Caseworker, draft.CaseDocuments, "Nachfrage am Telefon");
        await AsStaffAsync(Roles.TeamLead, draft.CaseContentOf(kept.Id), reason: null);

        List<CaseLogEntry> log = await draft.LogAsync();

        log.Select(line => line.Number).ShouldBe(Enumerable.Range(1, log.Count).Select(number => (long)number));
        log.ShouldAllBe(line => line.ApplicationId == draft.Id);
        log.Select(TextOf).ShouldBe(
        [
            "CaseStarted by system/system/filing",
            $"DocumentReceived by guest/applicant/owner of {kept.Id}: N02:ap",
            $"DocumentReceived by guest/applicant/owner of {removed.Id}: N01:ap",
            $"DocumentRead by guest/applicant/owner of {kept.Id}",
            $"DocumentRemoved by guest/applicant/owner of {removed.Id}",
            "CaseOpened by system/system/filing",
            "DocumentsListed by test:caseworker/caseworker/casework because Nachfrage am Telefon",
            $"DocumentRead by test:teamlead/teamlead/casework of {kept.Id}",
        ]);
        log.ShouldAllBe(line => !$"{line.Detail}{line.Reason}".Contains("geheim", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_refused_leaves_no_line()
    {
        using Draft draft = await Draft.StartAsync(host);
        await draft.StoreAsync();
        int before = (await draft.LogAsync()).Count;

        (await draft.UploadAsync(RawForm.Paper([]).Content())).Dispose();
        (await draft.UploadAsync(RawForm.Paper(PaperFiles.NewPdf(), evidence: "N99").Content())).Dispose();
        await draft.RemoveAsync(Guid.CreateVersion7());
        (await host.ClientFor(Roles.Caseworker).GetAsync(draft.CaseDocuments, Cancelled)).Dispose();

        (await draft.LogAsync()).Count.ShouldBe(before);
    }

    [Fact]
    public async Task A_reason_that_the_log_cannot_hold_is_refused_and_nothing_is_shown()
    {
        using Draft draft = await Draft.StartAsync(host);
        await draft.TellSubmittedAsync();
        int before = (await draft.LogAsync()).Count;
        using var request = new HttpRequestMessage(HttpMethod.Get, draft.CaseDocuments);
        request.Headers.TryAddWithoutValidation("Access-Reason", new string('x', 201));

        using HttpResponseMessage response = await host.ClientFor(Roles.Caseworker).SendAsync(request, Cancelled);

        await response.ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "request.malformed");
        (await draft.LogAsync()).Count.ShouldBe(before);
    }

    private static string TextOf(CaseLogEntry line) =>
        $"{line.Action} by {line.Subject}/{line.Role}/{line.Relation}"
        + (line.DocumentId is { } document ? $" of {document}" : "")
        + (line.Detail is { } detail ? $": {detail}" : "")
        + (line.Reason is { } reason ? $" because {reason}" : "");

    private async Task AsStaffAsync(string role, Uri address, string? reason)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (reason is not null)
            request.Headers.TryAddWithoutValidation("Access-Reason", reason);
        using HttpResponseMessage response = await host.ClientFor(role).SendAsync(request, Cancelled);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    public sealed class OnSqlite(HostFixture<Sqlite> host) : PaperTraceTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : PaperTraceTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
