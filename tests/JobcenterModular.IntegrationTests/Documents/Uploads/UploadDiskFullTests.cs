using System.Net;
using JobcenterModular.Documents.Jobs;
using JobcenterModular.Documents.UseCases.Uploads;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Documents.Uploads;

/// <summary>A disk that is really full: a clear answer, nothing half there, and on it goes when there is room again.</summary>
public abstract class UploadDiskFullTests(ITestDatabase database)
{
    private const int Megabyte = 1024 * 1024;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Bytes_that_do_not_fit_are_not_acknowledged_and_the_upload_goes_on_when_there_is_room()
    {
        await using SmallDisk disk = await SmallDisk.OfAsync(32);
        await using HostFixture host = await OnAsync(disk);
        using Draft draft = await Draft.StartAsync(host);
        byte[] paper = LargePaper.Of(8 * Megabyte);
        Uri upload = await draft.BeginAsync(paper.Length);
        disk.Fill(26);
        await draft.SendAsync(upload, 0, paper[..(3 * Megabyte)]);

        using HttpResponseMessage full = await draft.AppendAsync(upload, 3 * Megabyte, paper[(3 * Megabyte)..]);

        await full.ShouldBeRefusedAsync(HttpStatusCode.ServiceUnavailable, "documents.storage_unavailable");
        full.Headers.RetryAfter.ShouldNotBeNull();
        (await draft.OffsetAsync(upload)).ShouldBe(3 * Megabyte);
        Directory.GetFiles(Path.Combine(disk.Path, "incoming")).ShouldBeEmpty();
        disk.Free();
        await draft.SendAsync(upload, 3 * Megabyte, paper[(3 * Megabyte)..]);
        (await draft.StatusAsync(upload)).Document!.Sha256.ShouldBe(TusCalls.Sha256(paper));
        host.Log.ShouldHaveNoErrors();
    }

    [Fact]
    public async Task A_document_for_which_there_is_no_room_is_made_when_there_is_and_its_bytes_are_acknowledged_meanwhile()
    {
        await using SmallDisk disk = await SmallDisk.OfAsync(32);
        await using HostFixture host = await OnAsync(disk);
        using Draft draft = await Draft.StartAsync(host);
        byte[] paper = LargePaper.Of(8 * Megabyte);
        Uri upload = await draft.BeginAsync(paper.Length);
        disk.Fill(20);
        await draft.SendAsync(upload, 0, paper[..(3 * Megabyte)]);

        using HttpResponseMessage last = await draft.AppendAsync(upload, 3 * Megabyte, paper[(3 * Megabyte)..]);

        await last.ShouldBeRefusedAsync(HttpStatusCode.ServiceUnavailable, "documents.storage_unavailable");
        (await draft.OffsetAsync(upload)).ShouldBe(paper.Length);
        (await draft.StatusAsync(upload)).State.ShouldBe(UploadStanding.Finishing);
        disk.Free();
        await host.Services.GetRequiredService<FinishUploadsJob>().RunAsync(Cancelled);
        UploadStatus status = await draft.StatusAsync(upload);
        status.Document!.Sha256.ShouldBe(TusCalls.Sha256(paper));
    }

    [Fact]
    public async Task A_form_that_does_not_fit_is_answered_the_same_and_leaves_nothing()
    {
        await using SmallDisk disk = await SmallDisk.OfAsync(8);
        await using HostFixture host = await OnAsync(disk);
        using Draft draft = await Draft.StartAsync(host);
        disk.Fill(6);

        using HttpResponseMessage full = await draft.UploadAsync(RawForm.Paper(LargePaper.Of(4 * Megabyte)).Content());

        await full.ShouldBeRefusedAsync(HttpStatusCode.ServiceUnavailable, "documents.storage_unavailable");
        Directory.GetFiles(Path.Combine(disk.Path, "incoming")).ShouldBeEmpty();
        (await draft.RowsAsync()).ShouldBeEmpty();
        disk.Free();
        await draft.StoreAsync(RawForm.Paper(LargePaper.Of(4 * Megabyte)).Content());
        host.Log.ShouldHaveNoErrors();
    }

    private Task<HostFixture> OnAsync(SmallDisk disk) => HostFixture.StartAsync(database, settings => settings["Documents:Directory"] = disk.Path);

    public sealed class OnSqlite() : UploadDiskFullTests(new Sqlite());

    public sealed class OnPostgreSql() : UploadDiskFullTests(new PostgreSql());
}
