using System.Data.Common;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Guards;

/// <summary>The contexts of all modules, as the Host registers them. A guard that met none would guard nothing.</summary>
internal static class ModuleContexts
{
    public static IReadOnlyList<IModuleStore> Stores(HostFixture host)
    {
        List<IModuleStore> stores = [.. host.Services.GetServices<IModuleStore>()];
        stores.Count.ShouldBe(JobcenterModular.Host.Modules.All.Count, "each module has a store");
        return stores;
    }

    public static ModuleDbContext Open(AsyncServiceScope scope, IModuleStore store) =>
        (ModuleDbContext)scope.ServiceProvider.GetRequiredService(store.ContextType);

    /// <summary>The same context over another, empty database.</summary>
    public static async Task<ModuleDbContext> OpenEmptyAsync(HostFixture host, AsyncServiceScope scope, IModuleStore store)
    {
        var builder = (DbContextOptionsBuilder)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(store.ContextType))!;
        if (host.Database is PostgreSql)
            builder.UseNpgsql(await (await PostgresServer.SharedAsync()).CreateEmptyDatabaseAsync());
        else
            builder.UseSqlite($"Data Source={Path.Combine(host.DataFolder, $"model-{store.Module}-{Guid.NewGuid():N}.db")};Pooling=False");
        return (ModuleDbContext)ActivatorUtilities.CreateInstance(scope.ServiceProvider, store.ContextType, builder.Options);
    }

    /// <summary>Creates the tables as the model has them, past all migrations. In tests only.</summary>
    public static async Task CreateFromModelAsync(DbContext db, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        await using (DbCommand command = db.Database.GetDbConnection().CreateCommand())
        {
#pragma warning disable CA2100 // The script is EF Core's own.
            command.CommandText = db.Database.GenerateCreateScript();
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        await db.Database.CloseConnectionAsync();
    }
}
