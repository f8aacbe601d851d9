using System.Net;
using JobcenterModular.Documents.Domain.Log;
using JobcenterModular.Documents.Domain.Uploads;
using JobcenterModular.Documents.Jobs;
using JobcenterModular.Documents.UseCases;
using JobcenterModular.Documents.UseCases.Cases;
using JobcenterModular.Documents.UseCases.Checking;
using JobcenterModular.Documents.UseCases.Storage;
using JobcenterModular.Documents.UseCases.Uploads;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Documents.Uploads;

/// <summary>From the last byte to the document: the same as from a form, also when a host is killed in between.</summary>
public abstract class FinishingTests(ITestDatabase database) : IAsyncLifetime
{
    private HostFixture? _host;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private HostFixture Host => _host!;

    public async ValueTask InitializeAsync() => _host = await HostFixture.StartAsync(database, FaultyBlobs.In);

    [Fact]
    public async Task From_a_form_and_in_parts_comes_one_and_the_same_document()
    {
        using Draft draft = await Draft.StartAsync(Host);
        using Draft other = await Draft.StartAsync(Host);
        byte[] paper = PaperFiles.NewPdf();

        StoredDocument byForm = await draft.StoreAsync(RawForm.Paper(paper).Content());
        StoredDocument byTus = await draft.StoreByTusAsync(paper);
        StoredDocument elsewhere = await other.StoreByTusAsync(paper);
        using HttpResponseMessage again = await other.UploadAsync(RawForm.Paper(paper).Content());

        byTus.ShouldSay(byForm);
        again.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await again.DocumentAsync()).ShouldSay(elsewhere);
        elsewhere.ShouldSay(byForm with { Id = elsewhere.Id, ApplicationId = elsewhere.ApplicationId });
        await draft.ShouldHoldAsync(byForm.Id);
        await other.ShouldHoldAsync(elsewhere.Id);
    }

    [Fact]
    public async Task The_log_of_the_case_tells_the_same_of_both_ways()
    {
        using Draft byForm = await Draft.StartAsync(Host);
        using Draft byTus = await Draft.StartAsync(Host);

        await byForm.StoreAsync();
        await byTus.StoreByTusAsync(PaperFiles.NewPdf());

        CaseLogEntry one = (await byForm.LogAsync()).Single(line => line.Action == CaseAction.DocumentReceived);
        CaseLogEntry other = (await byTus.LogAsync()).Single(line => line.Action == CaseAction.DocumentReceived);
        (other.Subject, other.Role, other.Relation, other.Detail).ShouldBe((one.Subject, one.Role, one.Relation, one.Detail));
    }

    [Fact]
    public async Task The_same_content_again_answers_with_the_earlier_document_which_serves_the_new_item_too()
    {
        using Draft draft = await Draft.StartAsync(Host);
        byte[] paper = PaperFiles.NewPdf();
        StoredDocument first = await draft.StoreByTusAsync(paper);

        StoredDocument second = await draft.StoreByTusAsync(paper, TusCalls.Metadata(draft.Id, "N02"));

        second.Id.ShouldBe(first.Id);
        second.Items.ShouldBe(["N01:ap", "N02:ap"]);
        await draft.ShouldHoldAsync(first.Id);
    }

    [Theory]
    [InlineData(1, "head")]
    [InlineData(1, "get")]
    [InlineData(1, "patch")]
    [InlineData(1, "job")]
    [InlineData(3, "head")]
    [InlineData(3, "get")]
    [InlineData(3, "patch")]
    [InlineData(3, "job")]
    public async Task What_was_left_whole_becomes_a_document_by_whoever_comes_first(int pieces, string who)
    {
        using Draft draft = await Draft.StartAsync(Host);
        byte[] paper = PaperFiles.NewPdf();
        Uri upload = await LeaveWholeAsync(draft, paper, pieces);

        if (who == "head")
            (await draft.OffsetAsync(upload)).ShouldBe(paper.Length);
        else if (who == "patch")
            await draft.SendAsync(upload, paper.Length, []);
        else if (who == "job")
            await Host.Services.GetRequiredService<FinishUploadsJob>().RunAsync(Cancelled);

        UploadStatus status = await draft.StatusAsync(upload);
        status.State.ShouldBe(UploadStanding.Finished);
        status.Document!.Sha256.ShouldBe(TusCalls.Sha256(paper));
        await draft.ShouldHoldAsync(status.Document.Id);
        UploadFiles.Of(Host, upload).ShouldBeEmpty();
    }

    [Fact]
    public async Task Bytes_that_lie_in_the_vault_before_their_document_are_no_orphans()
    {
        using Draft draft = await Draft.StartAsync(Host);
        byte[] paper = PaperFiles.NewPdf();
        Uri upload = await LeaveWholeAsync(draft, paper, pieces: 1);
        await MoveInAsync(draft, upload);

        await Host.Services.GetRequiredService<StorageCheck>().RunAsync(_ => Task.CompletedTask, eraseOrphans: true, Cancelled);
        await using (AsyncServiceScope scope = Host.Scope())
            await scope.ServiceProvider.GetRequiredService<OrphanEraser>().EraseAsync(draft.Id, TusCalls.Sha256(paper), Cancelled);

        (await draft.FilesAsync()).ShouldHaveSingleItem();
        (await draft.OffsetAsync(upload)).ShouldBe(paper.Length);
        await draft.ShouldHoldAsync((await draft.StatusAsync(upload)).Document!.Id);
    }

    [Fact]
    public async Task While_another_host_makes_the_document_the_bytes_are_acknowledged_and_nobody_makes_it_twice()
    {
        using Draft draft = await Draft.StartAsync(Host);
        byte[] paper = PaperFiles.NewPdf();
        Uri upload = await LeaveWholeAsync(draft, paper, pieces: 1);
        Guid id = UploadFiles.IdOf(upload);
        DateTimeOffset? leaseEnd = Host.Clock.GetUtcNow().AddSeconds(30);
        await draft.LookAsync(db => db.Uploads.Where(row => row.Id == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.FinishingUntil, leaseEnd), Cancelled));

        (await draft.OffsetAsync(upload)).ShouldBe(paper.Length);
        (await draft.StatusAsync(upload)).State.ShouldBe(UploadStanding.Finishing);
        await draft.ShouldHoldAsync();
        Host.Clock.Advance(TimeSpan.FromSeconds(30));
        (await draft.StatusAsync(upload)).State.ShouldBe(UploadStanding.Finished);
    }

    [Fact]
    public async Task What_was_left_whole_does_not_expire()
    {
        using Draft draft = await Draft.StartAsync(Host);
        byte[] paper = PaperFiles.NewPdf();
        Uri upload = await LeaveWholeAsync(draft, paper, pieces: 2);
        Host.Clock.Advance(TimeSpan.FromDays(3));
        using var later = new Draft(Host, draft.Id);

        await Host.Services.GetRequiredService<SweepUploadsJob>().RunAsync(Cancelled);

        (await later.StatusAsync(upload)).State.ShouldBe(UploadStanding.Finished);
    }

    [Fact]
    public async Task A_draft_that_closes_meanwhile_refuses_the_next_bytes()
    {
        using Draft draft = await Draft.StartAsync(Host);
        byte[] paper = PaperFiles.NewPdf();
        Uri upload = await draft.BeginAsync(paper.Length);
        await draft.SendAsync(upload, 0, paper[..100]);
        await draft.TellSubmittedAsync();

        using HttpResponseMessage response = await draft.AppendAsync(upload, 100, paper[100..]);

        await response.ShouldBeRefusedAsync(HttpStatusCode.Conflict, "documents.draft_closed");
        (await draft.StatusAsync(upload)).Problem.ShouldBe("documents.draft_closed");
        UploadFiles.Of(Host, upload).ShouldBeEmpty();
        await draft.ShouldHoldAsync();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_draft_that_closes_before_the_document_is_made_refuses_it_and_keeps_nothing(int pieces)
    {
        using Draft draft = await Draft.StartAsync(Host);
        Uri upload = await LeaveWholeAsync(draft, PaperFiles.NewPdf(), pieces);
        await draft.TellSubmittedAsync();

        await Host.Services.GetRequiredService<FinishUploadsJob>().RunAsync(Cancelled);

        (await draft.HeadAsync(upload)).ShouldBeRefusedWith(HttpStatusCode.Gone);
        (await draft.StatusAsync(upload)).Problem.ShouldBe("documents.draft_closed");
        UploadFiles.Of(Host, upload).ShouldBeEmpty();
        await draft.ShouldHoldAsync();
    }

    [Fact]
    public async Task The_same_paper_by_many_uploads_at_once_is_one_document()
    {
        using Draft draft = await Draft.StartAsync(Host);
        byte[] paper = PaperFiles.NewPdf();

        StoredDocument[] stored = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => draft.StoreByTusAsync(paper)));

        await draft.ShouldHoldAsync(stored.ShouldBeOne().Id);
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    // As a kill leaves it between the last byte and the document.
    private async Task<Uri> LeaveWholeAsync(Draft draft, byte[] paper, int pieces)
    {
        FaultyBlobs.Of(Host).RefuseCases();
        Uri upload = await draft.BeginAsync(paper.Length);
        int start = 0;
        for (int piece = 1; piece < pieces; piece++, start += 100)
            await draft.SendAsync(upload, start, paper[start..(start + 100)]);
        using HttpResponseMessage last = await draft.AppendAsync(upload, start, paper[start..]);
        await last.ShouldBeRefusedAsync(HttpStatusCode.ServiceUnavailable, "documents.storage_unavailable");
        last.Headers.RetryAfter.ShouldNotBeNull();
        FaultyBlobs.Of(Host).Arriving = null;
        (await UploadRows.OfAsync(draft, upload)).IsToBeFinished.ShouldBeTrue();
        return upload;
    }

    private async Task MoveInAsync(Draft draft, Uri upload)
    {
        Upload row = await UploadRows.OfAsync(draft, upload);
        CaseKey key = await draft.LookAsync(db => Host.Services.GetRequiredService<CaseFiling>().KeyOfAsync(db, row.CaseId, Cancelled));
        var place = new BlobPlace(BlobArea.Uploads, row.Id, (await UploadRows.SegmentsAsync(draft, upload))[0].Name);
        await Host.Services.GetRequiredService<ICaseVault>().MoveInAsync(key, place, row.Sha256!, Cancelled);
    }

    public sealed class OnSqlite() : FinishingTests(new Sqlite());

    public sealed class OnPostgreSql() : FinishingTests(new PostgreSql());
}
