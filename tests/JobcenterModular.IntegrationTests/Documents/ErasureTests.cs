using System.Net;
using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.Jobs;
using JobcenterModular.Documents.UseCases;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Documents;

/// <summary>The papers of a deleted draft are erased, wherever a host was killed on the way.</summary>
public abstract class ErasureTests(HostFixture host)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_papers_of_a_deleted_draft_are_gone_for_everybody_at_once_and_from_the_disk_soon()
    {
        using Draft draft = await Draft.StartAsync(host);
        using Draft other = await Draft.StartAsync(host);
        StoredDocument gone = await draft.StoreAsync();
        await draft.StoreAsync();
        StoredDocument kept = await other.StoreAsync();

        await draft.TellDeletedAsync();

        using HttpResponseMessage download = await draft.Owner.GetAsync(draft.ContentOf(gone.Id), Cancelled);
        await download.ShouldBeRefusedAsync(HttpStatusCode.NotFound, "request.not_found");
        await ErasedAsync(draft);
        await other.ShouldHoldAsync(kept.Id);
    }

    [Fact]
    public async Task Killed_after_the_files_went_the_rows_go_too()
    {
        using Draft draft = await Draft.StartAsync(host);
        StoredDocument stored = await draft.StoreAsync();
        string path = await draft.PathOfAsync(stored);
        File.Delete(path);
        Directory.Delete(Path.GetDirectoryName(path)!);

        await draft.TellDeletedAsync();

        await ErasedAsync(draft);
    }

    [Fact]
    public async Task Files_without_rows_go_too()
    {
        using Draft draft = await Draft.StartAsync(host);
        await draft.StoreAsync();
        await draft.LookAsync(db => db.Documents.Where(paper => paper.ApplicationId == draft.Id).ExecuteDeleteAsync(Cancelled));

        await draft.TellDeletedAsync();

        await ErasedAsync(draft);
    }

    [Fact]
    public async Task What_a_killed_host_had_claimed_is_erased_after_its_lease_and_not_before()
    {
        await using HostFixture own = await HostFixture.StartAsync(host.Database);
        using Draft draft = await Draft.StartAsync(own);
        await draft.StoreAsync();
        DateTimeOffset? leaseEnd = own.Clock.GetUtcNow() + TimeSpan.FromMinutes(5);
        await draft.LookAsync(db => db.Folders.Where(folder => folder.Id == draft.Id).ExecuteUpdateAsync(
            set => set.SetProperty(folder => folder.State, FolderState.Deleted).SetProperty(folder => folder.EraseDueAt, leaseEnd), Cancelled));
        EraseDeletedPapersJob job = own.Services.GetRequiredService<EraseDeletedPapersJob>();

        await job.RunAsync(Cancelled);
        (await draft.FilesAsync()).ShouldHaveSingleItem();
        own.Clock.Advance(TimeSpan.FromMinutes(5));
        await job.RunAsync(Cancelled);

        await draft.ShouldHoldAsync();
        (await draft.FolderAsync()).EraseDueAt.ShouldBeNull();
    }

    [Fact]
    public async Task Uploads_at_the_moment_of_the_deletion_leave_nothing()
    {
        using Draft draft = await Draft.StartAsync(host);

        Task<HttpResponseMessage>[] uploads =
            [.. Enumerable.Range(0, 12).Select(_ => draft.UploadAsync(RawForm.Paper([.. PaperFiles.NewPdf(), .. new byte[200_000]]).Content()))];
        await Task.WhenAny(uploads);
        await draft.TellDeletedAsync();
        HttpResponseMessage[] answers = await Task.WhenAll(uploads);

        foreach (HttpResponseMessage answer in answers)
        {
            // 409: its case file had just lost its key.
            answer.StatusCode.ShouldBeOneOf(HttpStatusCode.Created, HttpStatusCode.NotFound, HttpStatusCode.Conflict);
            answer.Dispose();
        }

        await ErasedAsync(draft);
    }

    private async Task ErasedAsync(Draft draft)
    {
        EraseDeletedPapersJob job = host.Services.GetRequiredService<EraseDeletedPapersJob>();
        await Eventually.HappensAsync("the papers are erased", async () =>
        {
            await job.RunAsync(Cancelled);
            return (await draft.FolderAsync()).EraseDueAt is null && (await draft.FilesAsync()).Length == 0;
        });
        await draft.ShouldHoldAsync();
        (await draft.FolderAsync()).State.ShouldBe(FolderState.Deleted);
    }

    public sealed class OnSqlite(HostFixture<Sqlite> host) : ErasureTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : ErasureTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
