using System.Diagnostics;
using JobcenterModular.Documents.Persistence.Storage.Folder;
using JobcenterModular.Documents.UseCases.Storage;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Documents.Storage;

/// <summary>A real file system of 2 MB that runs full.</summary>
public sealed class FullDiskTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private bool _mounted;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _mounted = OperatingSystem.IsLinux() && await RunAsync("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", _folder.Path);
        Requirement.Check(_mounted ? null : "A small file system cannot be mounted: run as root.");
    }

    [Fact]
    public async Task A_blob_that_does_not_fit_is_refused_by_name_leaves_nothing_and_the_disk_serves_again()
    {
        BlobDirectory directory = FolderBlobStoreTests.DirectoryIn(_folder.Path);
        var store = new FolderBlobStore(directory, TimeProvider.System);
        var kept = new BlobPlace(BlobArea.Cases, Guid.Empty, "kept");
        await KeepAsync(store, kept, 500_000);

        await Should.ThrowAsync<StorageFullException>(KeepAsync(store, kept with { Name = "too-large" }, 3_000_000));

        Directory.GetFiles(directory.Incoming).ShouldBeEmpty();
        (await store.ListAsync(BlobArea.Cases, Cancelled).ToListAsync(Cancelled)).ShouldHaveSingleItem().Place.ShouldBe(kept);
        await KeepAsync(store, kept with { Name = "fits" }, 500_000);
    }

    public async ValueTask DisposeAsync()
    {
        if (_mounted)
            await RunAsync("umount", _folder.Path);
        _folder.Dispose();
    }

    private static async Task KeepAsync(FolderBlobStore store, BlobPlace place, int bytes)
    {
        await using IIncomingBlob incoming = await store.BeginAsync(Cancelled);
        for (int written = 0; written < bytes; written += 100_000)
            await incoming.WriteAsync(new byte[100_000], Cancelled);
        await incoming.KeepAsync(place, Cancelled);
    }

    private static async Task<bool> RunAsync(string program, params string[] arguments)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
            await process.WaitForExitAsync();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
