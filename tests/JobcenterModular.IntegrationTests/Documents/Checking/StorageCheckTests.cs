using System.Security.Cryptography;
using JobcenterModular.Documents.UseCases;
using JobcenterModular.Documents.UseCases.Checking;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Documents.Checking;

/// <summary>The check finds every kind of damage, and the rotation of the master key touches no file.</summary>
public abstract class StorageCheckTests(ITestDatabase database)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_sound_storage_is_clean()
    {
        await using HostFixture host = await HostFixture.StartAsync(database);
        using Draft draft = await Draft.StartAsync(host);
        StoredDocument one = await draft.StoreAsync();
        StoredDocument other = await draft.StoreAsync();

        (StorageReport report, List<StorageFinding> found) = await CheckAsync(host);

        found.ShouldBeEmpty();
        report.ShouldBe(new StorageReport(1, 2, one.SizeBytes + other.SizeBytes, 0));
    }

    [Fact]
    public async Task A_missing_an_altered_and_an_orphaned_file_are_named()
    {
        await using HostFixture host = await HostFixture.StartAsync(database);
        using Draft draft = await Draft.StartAsync(host);
        StoredDocument missing = await draft.StoreAsync();
        StoredDocument altered = await draft.StoreAsync();
        await draft.StoreAsync();
        File.Delete(await draft.PathOfAsync(missing));
        await FlipAsync(await draft.PathOfAsync(altered));
        string orphan = Path.Combine(Path.GetDirectoryName(await draft.PathOfAsync(altered))!, new string('a', 64));
        await File.WriteAllBytesAsync(orphan, [1, 2, 3], Cancelled);

        (StorageReport report, List<StorageFinding> found) = await CheckAsync(host);

        report.Faults.ShouldBe(3);
        found.Select(finding => (finding.Kind, finding.DocumentId)).ShouldBe(
            [(StorageFault.Missing, missing.Id), (StorageFault.Altered, altered.Id), (StorageFault.Orphaned, null)], ignoreOrder: true);
        (await CheckAsync(host, eraseOrphans: true)).Report.Faults.ShouldBe(2);
        File.Exists(orphan).ShouldBeFalse();
    }

    [Fact]
    public async Task Files_of_two_documents_that_were_exchanged_are_both_altered()
    {
        await using HostFixture host = await HostFixture.StartAsync(database);
        using Draft draft = await Draft.StartAsync(host);
        string one = await draft.PathOfAsync(await draft.StoreAsync());
        string other = await draft.PathOfAsync(await draft.StoreAsync());
        File.Move(one, one + ".x");
        File.Move(other, one);
        File.Move(one + ".x", other);

        (_, List<StorageFinding> found) = await CheckAsync(host);

        found.Select(finding => finding.Kind).ShouldBe([StorageFault.Altered, StorageFault.Altered]);
    }

    [Fact]
    public async Task Rotating_the_master_key_rewrites_rows_and_no_file()
    {
        string old = NewKey();
        string current = NewKey();
        await using HostFixture before = await HostFixture.StartAsync(database, settings => settings["Documents:Encryption:MasterKey"] = old);
        using Draft draft = await Draft.StartAsync(before);
        StoredDocument stored = await draft.StoreAsync();
        string file = await draft.PathOfAsync(stored);
        byte[] bytes = await File.ReadAllBytesAsync(file, Cancelled);
        byte[] plain = await draft.Owner.GetByteArrayAsync(draft.ContentOf(stored.Id), Cancelled);

        await using (HostFixture rotating = await BesideAsync(before, current, old))
        {
            (await CheckAsync(rotating)).Found.ShouldBeEmpty("both keys are configured");
            (await rotating.Services.GetRequiredService<RewrapKeys>().RunAsync(Cancelled)).ShouldBe(1);
            (await rotating.Services.GetRequiredService<RewrapKeys>().RunAsync(Cancelled)).ShouldBe(0);
        }

        await using HostFixture after = await BesideAsync(before, current, null);
        (await CheckAsync(after)).Found.ShouldBeEmpty();
        (await File.ReadAllBytesAsync(file, Cancelled)).ShouldBe(bytes);
        using var later = new Draft(after, draft.Id);
        (await later.Owner.GetByteArrayAsync(later.ContentOf(stored.Id), Cancelled)).ShouldBe(plain);
        await using HostFixture stranger = await BesideAsync(before, NewKey(), null);
        (await CheckAsync(stranger)).Found.ShouldHaveSingleItem().Kind.ShouldBe(StorageFault.Locked);
    }

    private static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    private static async Task FlipAsync(string path)
    {
        byte[] bytes = await File.ReadAllBytesAsync(path, Cancelled);
        bytes[^20] ^= 1;
        await File.WriteAllBytesAsync(path, bytes, Cancelled);
    }

    private static async Task<(StorageReport Report, List<StorageFinding> Found)> CheckAsync(HostFixture host, bool eraseOrphans = false)
    {
        List<StorageFinding> found = [];
        StorageReport report = await host.Services.GetRequiredService<StorageCheck>().RunAsync(
            finding =>
            {
                found.Add(finding);
                return Task.CompletedTask;
            },
            eraseOrphans,
            Cancelled);
        return (report, found);
    }

    // Another host on the same database, files and tokens, with another master key for case files.
    private Task<HostFixture> BesideAsync(HostFixture host, string masterKey, string? former) => HostFixture.StartAsync(database, settings =>
    {
        settings["Database:Directory"] = host.DataFolder;
        settings["Database:ConnectionString"] = host.Services.GetRequiredService<IConfiguration>()["Database:ConnectionString"];
        settings["Documents:Encryption:MasterKey"] = masterKey;
        if (former is not null)
            settings["Documents:Encryption:FormerMasterKeys:0"] = former;
    });

    public sealed class OnSqlite() : StorageCheckTests(new Sqlite());

    public sealed class OnPostgreSql() : StorageCheckTests(new PostgreSql());
}
