using System.Security.Cryptography;
using JobcenterModular.Documents.Jobs;
using JobcenterModular.Documents.UseCases;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Documents;

/// <summary>What killed hosts left behind is swept a day later; nothing else is touched.</summary>
public abstract class SweepTests(ITestDatabase database)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Unfinished_uploads_and_files_without_a_row_go_after_a_day_and_papers_stay()
    {
        await using HostFixture host = await StartAsync();
        using Draft draft = await Draft.StartAsync(host);
        StoredDocument old = await draft.StoreAsync();
        StoredDocument recent = await draft.StoreAsync();
        string oldOrphan = Leave(await StrayAsync(draft), Old(host));
        string recentOrphan = Leave(await StrayAsync(draft), Recent(host));
        string oldPart = Leave(Path.Combine(Draft.Incoming(host), "old.part"), Old(host));
        string recentPart = Leave(Path.Combine(Draft.Incoming(host), "recent.part"), Recent(host));
        File.SetLastWriteTimeUtc(await draft.PathOfAsync(old), Old(host));

        await SweepAsync(host);

        File.Exists(oldOrphan).ShouldBeFalse();
        File.Exists(oldPart).ShouldBeFalse();
        File.Exists(recentOrphan).ShouldBeTrue();
        File.Exists(recentPart).ShouldBeTrue();
        host.Clock.Advance(TimeSpan.FromDays(1));
        await SweepAsync(host);
        await draft.ShouldHoldAsync(old.Id, recent.Id);
    }

    [Fact]
    public async Task The_files_of_a_case_that_nobody_knows_go_with_their_folder()
    {
        await using HostFixture host = await StartAsync();
        using Draft known = await Draft.StartAsync(host);
        StoredDocument stored = await known.StoreAsync();
        string knownFolder = Path.GetDirectoryName(await known.PathOfAsync(stored))!;
        string folder = Path.Combine(Path.GetDirectoryName(knownFolder)!, Guid.CreateVersion7().ToString());
        string orphan = Leave(Path.Combine(folder, NewName()), Old(host));

        await SweepAsync(host);
        File.Exists(orphan).ShouldBeFalse();
        Directory.SetLastWriteTimeUtc(folder, Old(host));
        Directory.SetLastWriteTimeUtc(knownFolder, Old(host));
        await SweepAsync(host);

        Directory.Exists(folder).ShouldBeFalse();
        await known.ShouldHoldAsync(stored.Id);
    }

    [Fact]
    public async Task A_paper_whose_erasure_a_kill_prevented_is_erased_by_the_sweep()
    {
        await using HostFixture host = await StartAsync();
        using Draft draft = await Draft.StartAsync(host);
        StoredDocument removed = await draft.StoreAsync();
        string path = await draft.PathOfAsync(removed);
        byte[] bytes = await File.ReadAllBytesAsync(path, Cancelled);
        await draft.RemoveAsync(removed.Id);
        await File.WriteAllBytesAsync(path, bytes, Cancelled);
        File.SetLastWriteTimeUtc(path, Old(host));

        await SweepAsync(host);

        await draft.ShouldHoldAsync();
    }

    [Fact]
    public async Task Foreign_files_in_the_folder_of_papers_are_left_alone()
    {
        await using HostFixture host = await StartAsync();
        using Draft draft = await Draft.StartAsync(host);
        StoredDocument stored = await draft.StoreAsync();
        string foreign = Leave(Path.Combine(Path.GetDirectoryName(await draft.PathOfAsync(stored))!, "lost+found"), Old(host));

        await SweepAsync(host);

        File.Exists(foreign).ShouldBeTrue();
    }

    private static DateTime Old(HostFixture host) => host.Clock.GetUtcNow().UtcDateTime.AddHours(-25);

    private static DateTime Recent(HostFixture host) => host.Clock.GetUtcNow().UtcDateTime.AddHours(-23);

    private static Task SweepAsync(HostFixture host) => host.Services.GetRequiredService<SweepPapersJob>().RunAsync(Cancelled);

    // A content of this case that no document has.
    private static async Task<string> StrayAsync(Draft draft) =>
        Path.Combine(Path.GetDirectoryName((await draft.FilesAsync())[0])!, NewName());

    private static string NewName() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    private static string Leave(string path, DateTime writtenAt)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, PaperFiles.Pdf);
        File.SetLastWriteTimeUtc(path, writtenAt);
        return path;
    }

    // The times of files are the system's, so the host's clock starts there too.
    private async Task<HostFixture> StartAsync()
    {
        HostFixture host = await HostFixture.StartAsync(database);
        host.Clock.SetTo(TimeProvider.System.GetUtcNow());
        return host;
    }

    public sealed class OnSqlite() : SweepTests(new Sqlite());

    public sealed class OnPostgreSql() : SweepTests(new PostgreSql());
}
