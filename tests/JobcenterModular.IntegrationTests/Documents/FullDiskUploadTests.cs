using System.Diagnostics;
using System.Net;
using JobcenterModular.Documents.UseCases;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Documents;

/// <summary>Papers on a real file system of 3 MB that runs full: a clear answer, nothing half there, nothing lost, and on it goes when there is room.</summary>
public abstract class FullDiskUploadTests(ITestDatabase database) : IAsyncLifetime
{
    private readonly TempFolder _disk = new();
    private bool _mounted;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _mounted = OperatingSystem.IsLinux() && await RunAsync("mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", _disk.Path);
        Requirement.Check(_mounted ? null : "A small file system cannot be mounted: run as root.");
    }

    [Fact]
    public async Task An_upload_to_a_full_disk_is_answered_with_503_and_what_was_there_stays()
    {
        await using HostFixture host = await HostFixture.StartAsync(database, settings => settings["Documents:Directory"] = _disk.Path);
        using Draft draft = await Draft.StartAsync(host);
        byte[] first = Large(1_500_000);
        StoredDocument kept = await draft.StoreAsync(RawForm.Paper(first).Content());

        using HttpResponseMessage refused = await draft.UploadAsync(RawForm.Paper(Large(2_500_000)).Content());
        await refused.ShouldBeRefusedAsync(HttpStatusCode.ServiceUnavailable, "documents.storage_unavailable");

        refused.Headers.RetryAfter.ShouldNotBeNull();
        (await draft.RowsAsync()).Select(row => row.Id).ShouldBe([kept.Id]);
        Directory.GetFiles(Path.Combine(_disk.Path, "incoming")).ShouldBeEmpty();
        (await draft.Owner.GetByteArrayAsync(draft.ContentOf(kept.Id), Cancelled)).ShouldBe(first);
        StoredDocument small = await draft.StoreAsync();
        (await draft.RemoveAsync(kept.Id)).ShouldBe(HttpStatusCode.NoContent);
        StoredDocument again = await draft.StoreAsync(RawForm.Paper(Large(2_500_000)).Content());
        (await draft.RowsAsync()).Select(row => row.Id).ShouldBe([small.Id, again.Id], ignoreOrder: true);
    }

    public async ValueTask DisposeAsync()
    {
        if (_mounted)
            await RunAsync("umount", _disk.Path);
        _disk.Dispose();
        GC.SuppressFinalize(this);
    }

    private static byte[] Large(int bytes) => [.. PaperFiles.NewPdf(), .. Enumerable.Repeat((byte)' ', bytes)];

    private static async Task<bool> RunAsync(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        await process.WaitForExitAsync();
        return process.ExitCode == 0;
    }

    public sealed class OnSqlite() : FullDiskUploadTests(new Sqlite());

    public sealed class OnPostgreSql() : FullDiskUploadTests(new PostgreSql());
}
