using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Guards;

/// <summary>Migrations are written by hand; these tests hold them to the model (docs/adr/0004-migrations.md).</summary>
public abstract class DriftTests(HostFixture host)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_migrated_database_equals_the_model()
    {
        List<string> differences = [];
        await using AsyncServiceScope scope = host.Scope();
        foreach (IModuleStore store in ModuleContexts.Stores(host))
        {
            await using ModuleDbContext model = await ModuleContexts.OpenEmptyAsync(host, scope, store);
            await ModuleContexts.CreateFromModelAsync(model, Cancelled);

            SortedSet<string> has = await CatalogOfAsync(ModuleContexts.Open(scope, store));
            SortedSet<string> wants = await CatalogOfAsync(model);

            wants.ShouldNotBeEmpty();
            differences.AddRange(wants.Except(has, StringComparer.Ordinal).Select(fact => $"{store.Module}: no migration brings: {fact}"));
            differences.AddRange(has.Except(wants, StringComparer.Ordinal).Select(fact => $"{store.Module}: not in the model: {fact}"));
        }

        string.Join('\n', differences).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_missing_column_would_be_found()
    {
        await using HostFixture other = await HostFixture.StartAsync(host.Database);
        await using AsyncServiceScope scope = other.Scope();
        ModuleDbContext db = ModuleContexts.Open(scope, ModuleContexts.Stores(other)[0]);
        SortedSet<string> whole = await CatalogOfAsync(db);
        string table = other.Database is PostgreSql ? $"{db.Module}.inbox" : "inbox";

#pragma warning disable EF1002, EF1003 // The name of a module, not input.
        await db.Database.ExecuteSqlRawAsync($"ALTER TABLE {table} DROP COLUMN refused_because", Cancelled);
#pragma warning restore EF1002, EF1003

        whole.Except(await CatalogOfAsync(db), StringComparer.Ordinal).ShouldHaveSingleItem().ShouldContain("refused_because");
    }

    [Fact]
    public async Task A_module_keeps_to_its_own_schema()
    {
        await using AsyncServiceScope scope = host.Scope();
        foreach (IModuleStore store in ModuleContexts.Stores(host))
        {
            string? schema = host.Database is PostgreSql ? store.Module : null;
            foreach (IEntityType entity in ModuleContexts.Open(scope, store).Model.GetEntityTypes())
            {
                entity.GetSchema().ShouldBe(schema, entity.Name);
                entity.ClrType.Assembly.ShouldBeOneOf(
                    store.ContextType.Assembly, typeof(ModuleDbContext).Assembly, typeof(Dictionary<,>).Assembly);
            }
        }
    }

    private static Task<SortedSet<string>> CatalogOfAsync(ModuleDbContext db) =>
        Catalog.ReadAsync(db.Database.GetDbConnection(), db.Module, Cancelled);

    public sealed class OnSqlite(HostFixture<Sqlite> host) : DriftTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : DriftTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
