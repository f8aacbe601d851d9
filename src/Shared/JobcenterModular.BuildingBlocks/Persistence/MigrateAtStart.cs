using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace JobcenterModular.BuildingBlocks.Persistence;

/// <summary>Migrates every module's database before the host takes requests; a failure stops the start.</summary>
public sealed class MigrateAtStart(IEnumerable<IModuleStore> stores, IOptions<DatabaseOptions> options) : IHostedLifecycleService
{
    /// <inheritdoc />
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.MigrateAtStart)
            return;
        // Modules do not know each other, so their databases need not wait for each other.
        await Task.WhenAll(stores.Select(store => Task.Run(() => store.MigrateAsync(cancellationToken), cancellationToken)));
    }

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
