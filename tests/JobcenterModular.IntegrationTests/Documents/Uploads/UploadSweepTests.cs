using System.Net;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Jobs;
using JobcenterModular.Documents.UseCases;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Documents.Uploads;

/// <summary>Abandoned uploads go after their time, with every byte; nothing else does.</summary>
public abstract class UploadSweepTests(ITestDatabase database) : IAsyncLifetime
{
    private HostFixture? _host;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private HostFixture Host => _host!;

    public async ValueTask InitializeAsync()
    {
        _host = await HostFixture.StartAsync(database, settings => settings["Documents:Uploads:KeepHours"] = "48");

        // The times of files are the system's, so the host's clock starts there too.
        _host.Clock.SetTo(TimeProvider.System.GetUtcNow());
    }

    [Fact]
    public async Task An_upload_that_nobody_went_on_with_is_gone_for_its_owner_at_once_and_from_the_disk_with_the_sweep()
    {
        using Draft draft = await Draft.StartAsync(Host);
        Uri upload = await draft.BeginAsync(1000);
        await draft.SendAsync(upload, 0, PaperFiles.Pdf[..100]);
        using Draft later = Later(draft, TimeSpan.FromHours(48));

        (await later.HeadAsync(upload)).ShouldBeRefusedWith(HttpStatusCode.Gone);
        using HttpResponseMessage patch = await later.AppendAsync(upload, 100, new byte[10]);
        await patch.ShouldBeRefusedAsync(HttpStatusCode.Gone, "documents.upload_expired");
        using HttpResponseMessage get = await later.Owner.GetAsync(upload, Cancelled);
        await get.ShouldBeRefusedAsync(HttpStatusCode.Gone, "documents.upload_expired");
        UploadFiles.Of(Host, upload).ShouldHaveSingleItem();
        await SweepAsync();

        (await later.HeadAsync(upload)).ShouldBeRefusedWith(HttpStatusCode.NotFound);
        UploadFiles.Of(Host, upload).ShouldBeEmpty();
        (await UploadRows.CountAsync(draft)).ShouldBe(0);
    }

    [Fact]
    public async Task Activity_renews_the_time()
    {
        using Draft draft = await Draft.StartAsync(Host);
        byte[] paper = PaperFiles.NewPdf();
        Uri upload = await draft.BeginAsync(paper.Length);
        using Draft later = Later(draft, TimeSpan.FromHours(47));
        await later.SendAsync(upload, 0, paper[..100]);
        using Draft muchLater = Later(draft, TimeSpan.FromHours(47));
        await SweepAsync();

        await muchLater.SendAsync(upload, 100, paper[100..]);

        (await muchLater.StatusAsync(upload)).Document.ShouldNotBeNull();
    }

    [Fact]
    public async Task What_has_ended_is_remembered_for_the_same_time_and_its_document_stays()
    {
        using Draft draft = await Draft.StartAsync(Host);
        Uri finished = await draft.BeginAsync(PaperFiles.Pdf.Length);
        await draft.SendAsync(finished, 0, PaperFiles.Pdf);
        Uri refused = await draft.BeginAsync(5000);
        (await draft.AppendAsync(refused, 0, PaperFiles.Program[..5000])).Dispose();
        using Draft later = Later(draft, TimeSpan.FromHours(47));
        await SweepAsync();
        (await UploadRows.CountAsync(draft)).ShouldBe(2);
        StoredDocument document = (await later.StatusAsync(finished)).Document!;
        using Draft muchLater = Later(draft, TimeSpan.FromHours(1));

        await SweepAsync();

        (await UploadRows.CountAsync(draft)).ShouldBe(0);
        await muchLater.ShouldHoldAsync(document.Id);
    }

    [Fact]
    public async Task Parts_without_a_row_go_after_a_day_and_parts_with_one_stay()
    {
        using Draft draft = await Draft.StartAsync(Host);
        byte[] paper = PaperFiles.NewPdf();
        Uri upload = await draft.BeginAsync(paper.Length);
        await draft.SendAsync(upload, 0, paper[..100]);
        string known = UploadFiles.Of(Host, upload).Single();
        File.SetLastWriteTimeUtc(known, Old());
        string lost = Leave(Path.Combine(Path.GetDirectoryName(known)!, "lost-0"), Old());
        string recent = Leave(Path.Combine(Path.GetDirectoryName(known)!, "recent-0"), Old().AddHours(2));
        string unknown = Leave(Path.Combine(UploadFiles.Folder(Host.DataFolder, Guid.CreateVersion7()), "unknown-0"), Old());

        await SweepAsync();

        File.Exists(known).ShouldBeTrue();
        File.Exists(recent).ShouldBeTrue();
        File.Exists(lost).ShouldBeFalse();
        File.Exists(unknown).ShouldBeFalse();
        await draft.SendAsync(upload, 100, paper[100..]);
    }

    [Fact]
    public async Task A_deleted_draft_takes_its_uploads_with_it()
    {
        using Draft draft = await Draft.StartAsync(Host);
        using Draft other = await Draft.StartAsync(Host);
        Uri gone = await draft.BeginAsync(1000);
        await draft.SendAsync(gone, 0, PaperFiles.Pdf[..100]);
        Uri kept = await other.BeginAsync(1000);
        await other.SendAsync(kept, 0, PaperFiles.Pdf[..100]);

        await draft.TellDeletedAsync();
        (await draft.HeadAsync(gone)).ShouldBeRefusedWith(HttpStatusCode.NotFound);
        await Eventually.HappensAsync("the draft is erased", async () =>
        {
            await Host.Services.GetRequiredService<EraseDeletedPapersJob>().RunAsync(Cancelled);
            return (await draft.FolderAsync()).EraseDueAt is null;
        });

        UploadFiles.Of(Host, gone).ShouldBeEmpty();
        (await UploadRows.CountAsync(draft)).ShouldBe(0);
        (await other.OffsetAsync(kept)).ShouldBe(100);
    }

    [Fact]
    public async Task A_destroyed_case_file_takes_its_uploads_with_it()
    {
        using Draft draft = await Draft.StartAsync(Host);
        Uri upload = await draft.BeginAsync(1000);
        await draft.SendAsync(upload, 0, PaperFiles.Pdf[..100]);
        Guid caseId = (await draft.FolderAsync()).CaseId!.Value;
        await draft.LookAsync(db => db.CaseFiles.Where(row => row.Id == caseId).ExecuteUpdateAsync(set => set.SetProperty(row => row.State, CaseFileState.Destroyed), Cancelled));

        using HttpResponseMessage patch = await draft.AppendAsync(upload, 100, new byte[10]);
        await SweepAsync();

        await patch.ShouldBeRefusedAsync(HttpStatusCode.Conflict, "documents.case_destroyed");
        (await UploadRows.CountAsync(draft)).ShouldBe(0);
        UploadFiles.Of(Host, upload).ShouldBeEmpty();
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private static string Leave(string path, DateTime writtenAt)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, PaperFiles.Pdf);
        File.SetLastWriteTimeUtc(path, writtenAt);
        return path;
    }

    private DateTime Old() => Host.Clock.GetUtcNow().UtcDateTime.AddHours(-25);

    private Task SweepAsync() => Host.Services.GetRequiredService<SweepUploadsJob>().RunAsync(Cancelled);

    // The guest's token has a time of its own, so she gets a new one.
    private Draft Later(Draft draft, TimeSpan by)
    {
        Host.Clock.Advance(by);
        return new Draft(Host, draft.Id);
    }

    public sealed class OnSqlite() : UploadSweepTests(new Sqlite());

    public sealed class OnPostgreSql() : UploadSweepTests(new PostgreSql());
}
