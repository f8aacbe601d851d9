using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.BuildingBlocks.Persistence;

/// <summary>A module's database as operations see it: migrate, and answer whether it is there.</summary>
public interface IModuleStore
{
    /// <summary>Name of the module.</summary>
    string Module { get; }

    /// <summary>Brings the schema up to date.</summary>
    Task MigrateAsync(CancellationToken cancellationToken);

    /// <summary>Whether the database answers.</summary>
    Task<bool> CanConnectAsync(CancellationToken cancellationToken);
}

internal sealed class ModuleStore<TContext>(string module, IServiceScopeFactory scopes, ModuleDatabase database) : IModuleStore
    where TContext : ModuleDbContext
{
    public string Module => module;

    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        DatabaseFacade facade = scope.ServiceProvider.GetRequiredService<TContext>().Database;
        if (database.Provider == DatabaseProvider.Sqlite)
            await SqliteMigrationLock.ReleaseAbandonedAsync(facade, cancellationToken);
        await facade.MigrateAsync(cancellationToken);
    }

    public async Task<bool> CanConnectAsync(CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<TContext>().Database.CanConnectAsync(cancellationToken);
    }
}
