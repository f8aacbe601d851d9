using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.Documents.Persistence.Storage.Folder;
using JobcenterModular.Documents.UseCases;
using JobcenterModular.Documents.UseCases.Storage;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.Extensions.Options;

namespace JobcenterModular.IntegrationTests.Documents.Storage;

/// <summary>Blobs in a folder: the promises of the port, and what a file system adds to them.</summary>
public sealed class FolderBlobStoreTests : BlobStoreTests, IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly BlobDirectory _directory;

    public FolderBlobStoreTests()
    {
        _directory = DirectoryIn(_folder.Path);
        Store = new FolderBlobStore(_directory, TimeProvider.System);
    }

    private protected override IBlobStore Store { get; }

    [Fact]
    public async Task The_layout_names_office_area_and_group()
    {
        BlobPlace place = NewPlace();

        await KeepAsync(place, [1]);

        File.Exists(Path.Combine(_folder.Path, "amt", "cases", place.Group.ToString(), place.Name)).ShouldBeTrue();
        Directory.GetFiles(Path.Combine(_folder.Path, "incoming")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_the_hosts_user_may_read()
    {
        BlobPlace place = NewPlace();
        await KeepAsync(place, [1]);
        if (OperatingSystem.IsWindows())
            return;

        const UnixFileMode others = UnixFileMode.GroupRead | UnixFileMode.OtherRead | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        (File.GetUnixFileMode(_directory.Of(place)) & others).ShouldBe(UnixFileMode.None);
        (File.GetUnixFileMode(_directory.Of(place.Area, place.Group)) & others).ShouldBe(UnixFileMode.None);
    }

    [Fact]
    public async Task What_a_killed_host_left_behind_goes_and_what_is_arriving_stays()
    {
        await KeepAsync(NewPlace(), [1]);
        string old = Leave("old.part", TimeSpan.FromHours(25));
        string recent = Leave("recent.part", TimeSpan.FromHours(23));

        (await Store.EraseAbandonedAsync(TimeProvider.System.GetUtcNow().AddHours(-24), Cancelled)).ShouldBe(1);

        File.Exists(old).ShouldBeFalse();
        File.Exists(recent).ShouldBeTrue();
    }

    [Fact]
    public async Task Old_empty_groups_are_swept_and_full_ones_stay()
    {
        BlobPlace full = NewPlace();
        BlobPlace emptied = NewPlace();
        await KeepAsync(full, [1]);
        await KeepAsync(emptied, [1]);
        await Store.EraseAsync(emptied, Cancelled);

        await Store.EraseAbandonedAsync(TimeProvider.System.GetUtcNow().AddDays(1), Cancelled);

        Directory.Exists(_directory.Of(emptied.Area, emptied.Group)).ShouldBeFalse();
        (await ReadAsync(full)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Keeping_survives_a_sweep_that_removes_empty_groups_all_the_time()
    {
        Guid group = NewPlace().Group;
        using var stop = new CancellationTokenSource();
        Task sweeping = Task.Run(
            async () =>
            {
                while (!stop.IsCancellationRequested)
                    await Store.EraseAbandonedAsync(TimeProvider.System.GetUtcNow().AddDays(-1), Cancelled);
            },
            Cancelled);

        // The sweep takes old directories only, so the group is made an old and empty one again and again.
        for (int number = 0; number < 200; number++)
        {
            var place = new BlobPlace(BlobArea.Cases, group, $"{number}");
            await KeepAsync(place, [1]);
            await Store.EraseAsync(place, Cancelled);
            try
            {
                Directory.SetLastWriteTimeUtc(_directory.Of(place.Area, group), TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-2));
            }
            catch (FileNotFoundException)
            {
                // Swept already.
            }
        }

        await stop.CancelAsync();
        await sweeping;
    }

    [Fact]
    public async Task Papers_of_the_old_layout_and_foreign_files_are_neither_listed_nor_swept()
    {
        BlobPlace place = NewPlace();
        await KeepAsync(place, [1]);
        string oldPaper = Path.Combine(_folder.Path, "amt", Guid.CreateVersion7().ToString(), Guid.CreateVersion7().ToString());
        string foreign = Path.Combine(_folder.Path, "amt", "cases", place.Group.ToString(), "Lost+Found");
        string foreignFolder = Path.Combine(_folder.Path, "amt", "cases", "notes", "a");
        foreach (string path in (string[])[oldPaper, foreign, foreignFolder])
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, "x", Cancelled);
        }

        await Store.EraseAbandonedAsync(TimeProvider.System.GetUtcNow().AddDays(1), Cancelled);

        (await ListAsync(BlobArea.Cases)).ShouldHaveSingleItem().Place.ShouldBe(place);
        new[] { oldPaper, foreign, foreignFolder }.ShouldAllBe(path => File.Exists(path));
    }

    [Fact]
    public async Task A_move_that_a_kill_interrupted_is_completed()
    {
        BlobPlace from = NewPlace(BlobArea.Uploads);
        BlobPlace to = NewPlace();
        await KeepAsync(from, "part"u8.ToArray());
        await KeepAsync(to, "part"u8.ToArray());

        await Store.MoveAsync(from, to, Cancelled);

        File.Exists(_directory.Of(from)).ShouldBeFalse();
        (await ReadAsync(to)).ShouldBe("part"u8.ToArray());
    }

    public void Dispose() => _folder.Dispose();

    internal static BlobDirectory DirectoryIn(string path) => new(
        Options.Create(new DocumentsOptions { Directory = path }),
        Options.Create(new OfficeOptions { Key = "amt" }),
        new ModuleDatabase(Options.Create(new DatabaseOptions())));

    private string Leave(string name, TimeSpan age)
    {
        string path = Path.Combine(_directory.Incoming, name);
        File.WriteAllText(path, "half");
        File.SetLastWriteTimeUtc(path, TimeProvider.System.GetUtcNow().UtcDateTime - age);
        return path;
    }
}
