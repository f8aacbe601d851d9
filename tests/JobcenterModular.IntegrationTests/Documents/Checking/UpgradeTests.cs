using System.Security.Cryptography;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Jobs;
using JobcenterModular.Documents.Persistence;
using JobcenterModular.Documents.UseCases;
using JobcenterModular.Documents.UseCases.Checking;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Documents.Checking;

/// <summary>An office that began with the first version keeps every paper: the rows become documents of case files, the plain files go into the vault.</summary>
public abstract class UpgradeTests(ITestDatabase database)
{
    private static readonly Guid Submitted = Guid.Parse("0195b2a0-0000-7000-8000-000000000001");
    private static readonly Guid SecondDraft = Guid.Parse("0195b2a0-0000-7000-8000-000000000002");
    private static readonly Guid Paper = Guid.Parse("0195b2a0-0000-7000-8000-00000000000a");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Papers_of_the_first_version_are_readable_at_once_and_sealed_soon()
    {
        byte[] bytes = PaperFiles.NewPdf();
        await using HostFixture host = await HostFixture.StartAsync(database, settings => settings["Database:MigrateAtStart"] = "true");
        await BackToFirstVersionAsync(host);
        string plain = Path.Combine(host.DataFolder, "documents", "musterstadt", Submitted.ToString(), Paper.ToString());
        Directory.CreateDirectory(Path.GetDirectoryName(plain)!);
        await File.WriteAllBytesAsync(plain, bytes, Cancelled);
        await InsertAsync(host, bytes);

        await MigrateAsync(host);

        using var draft = new Draft(host, Submitted);
        (await draft.Owner.GetByteArrayAsync(draft.ContentOf(Paper), Cancelled)).ShouldBe(bytes);
        StoredDocument stored = await draft.Owner.DocumentAsync(new Uri($"{draft.Documents}/{Paper}", UriKind.Relative));
        stored.Items.ShouldBe(["N01:ap"]);
        (await CasesAsync(host)).ShouldBe(
            [(Submitted, CaseFileState.Open, "anna"), (SecondDraft, CaseFileState.Prospective, null)], ignoreOrder: true);

        await host.Services.GetRequiredService<CarryPlainPapersJob>().RunAsync(Cancelled);

        File.Exists(plain).ShouldBeFalse();
        (await draft.FilesAsync()).ShouldHaveSingleItem();
        (await draft.Owner.GetByteArrayAsync(draft.ContentOf(Paper), Cancelled)).ShouldBe(bytes);
        StorageReport report = await host.Services.GetRequiredService<StorageCheck>().RunAsync(_ => Task.CompletedTask, false, Cancelled);
        report.IsClean.ShouldBeTrue();
        report.Documents.ShouldBe(1);
    }

    private static async Task<List<(Guid Id, CaseFileState State, string? Owner)>> CasesAsync(HostFixture host)
    {
        await using AsyncServiceScope scope = host.Scope();
        DocumentsDbContext db = scope.ServiceProvider.GetRequiredService<DocumentsDbContext>();
        return [.. (await db.CaseFiles.AsNoTracking().ToListAsync(Cancelled)).Select(row => (row.Id, row.State, row.OwnerSubject))];
    }

    private static async Task BackToFirstVersionAsync(HostFixture host)
    {
        await using AsyncServiceScope scope = host.Scope();
        DocumentsDbContext db = scope.ServiceProvider.GetRequiredService<DocumentsDbContext>();
        if (host.Database is Sqlite)
        {
            // A migrated file has no way back, so the module starts with an empty one.
            foreach (string table in await db.Database.SqlQueryRaw<string>("SELECT name AS \"Value\" FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").ToListAsync(Cancelled))
                await ExecuteAsync(db, $"PRAGMA foreign_keys = OFF; DROP TABLE \"{table}\";");
        }
        else
        {
            await ExecuteAsync(db, "DROP SCHEMA documents CASCADE");
        }

        // By hand, as it is named in a way that EF Core cannot look up as a target.
        (string id, Type type) = db.GetService<IMigrationsAssembly>().Migrations.Select(migration => (migration.Key, migration.Value.AsType())).First();
        var initial = (Migration)Activator.CreateInstance(type)!;
        initial.ActiveProvider = db.Database.ProviderName!;
        await db.GetService<IMigrationCommandExecutor>().ExecuteNonQueryAsync(
            db.GetService<IMigrationsSqlGenerator>().Generate(initial.UpOperations), db.GetService<IRelationalConnection>(), Cancelled);
        IHistoryRepository history = db.GetService<IHistoryRepository>();
        await ExecuteAsync(db, history.GetCreateIfNotExistsScript());
        await ExecuteAsync(db, history.GetInsertScript(new HistoryRow(id, "10.0.14")));
    }

    private static async Task MigrateAsync(HostFixture host)
    {
        await using AsyncServiceScope scope = host.Scope();
        await scope.ServiceProvider.GetRequiredService<DocumentsDbContext>().Database.MigrateAsync(Cancelled);
    }

    private static async Task InsertAsync(HostFixture host, byte[] bytes)
    {
        await using AsyncServiceScope scope = host.Scope();
        DocumentsDbContext db = scope.ServiceProvider.GetRequiredService<DocumentsDbContext>();
        string prefix = host.Database is Sqlite ? "" : "documents.";
        string Id(Guid id) => host.Database is Sqlite ? $"'{id.ToString().ToUpperInvariant()}'" : $"'{id}'";
        string at = host.Database is Sqlite ? "'2026-11-22 10:00:00'" : "timestamptz '2026-11-22 10:00:00+00'";
        await ExecuteAsync(db, $"""
            INSERT INTO {prefix}paper_folders (id, reference, owner_subject, evidence_codes, state, paper_count, version) VALUES
            ({Id(Submitted)}, 'HA-1', 'anna', 'N01', 'Closed', 1, 1), ({Id(SecondDraft)}, 'HA-2', 'anna', 'N01', 'Open', 0, 1)
            """);
        await ExecuteAsync(db, $"""
            INSERT INTO {prefix}papers (id, application_id, evidence_code, person_id, file_name, media_type, size_bytes, sha256, received_at) VALUES
            ({Id(Paper)}, {Id(Submitted)}, 'N01', 'ap', 'a.pdf', 'application/pdf', {bytes.Length}, '{Convert.ToHexStringLower(SHA256.HashData(bytes))}', {at})
            """);
    }

#pragma warning disable EF1002 // Names and values are made here.
    private static Task<int> ExecuteAsync(DocumentsDbContext db, string sql) => db.Database.ExecuteSqlRawAsync(sql, Cancelled);
#pragma warning restore EF1002

    public sealed class OnSqlite() : UpgradeTests(new Sqlite());

    public sealed class OnPostgreSql() : UpgradeTests(new PostgreSql());
}
