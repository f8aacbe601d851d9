using System.Data.Common;
using JobcenterModular.BuildingBlocks.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.BuildingBlocks.Persistence;

/// <summary>A module's database as operations see it.</summary>
public interface IModuleStore
{
    /// <summary>Name of the module.</summary>
    string Module { get; }

    /// <summary>Type of the module's context, for tests over all modules.</summary>
    Type ContextType { get; }

    /// <summary>Brings the schema up to date.</summary>
    Task MigrateAsync(CancellationToken cancellationToken);

    /// <summary>Whether the database answers and has the schema of this version.</summary>
    Task<StoreState> StateAsync(CancellationToken cancellationToken);

    /// <summary>What waits in the outbox and what was set aside; never the content of an event.</summary>
    Task<OutboxReport> OutboxAsync(CancellationToken cancellationToken);

    /// <summary>Puts an event that was set aside back in line; false if there is none.</summary>
    Task<bool> ReplayAsync(Guid eventId, CancellationToken cancellationToken);
}

/// <summary>Whether a module can work with its database.</summary>
public enum StoreState
{
    /// <summary>It answers and is up to date.</summary>
    Ready,

    /// <summary>It does not answer.</summary>
    Unreachable,

    /// <summary>Migrations of this version are missing.</summary>
    Outdated,
}

/// <summary>A module's outbox.</summary>
/// <param name="Module">Name of the module.</param>
/// <param name="Waiting">Events not delivered yet.</param>
/// <param name="SetAside">Events that failed too often, oldest first, at most a hundred.</param>
public sealed record OutboxReport(string Module, int Waiting, IReadOnlyList<SetAsideEvent> SetAside);

/// <summary>An event that needs a replay.</summary>
/// <param name="Id">Id of the event.</param>
/// <param name="Name">Its public name.</param>
/// <param name="OccurredAt">When it happened.</param>
/// <param name="SetAsideAt">When it was given up.</param>
/// <param name="Attempts">Failed deliveries.</param>
/// <param name="LastError">Type of the last failure.</param>
public sealed record SetAsideEvent(Guid Id, string Name, DateTimeOffset OccurredAt, DateTimeOffset SetAsideAt, int Attempts, string? LastError);

internal sealed class ModuleStore<TContext>(
    string module, IServiceScopeFactory scopes, ModuleDatabase database, OutboxSignal<TContext> signal, TimeProvider clock) : IModuleStore
    where TContext : ModuleDbContext
{
    private const int ReportedEvents = 100;

    // Once up to date, a database stays so for this version; probes need not ask every few seconds.
    private volatile bool _upToDate;

    public string Module => module;

    public Type ContextType => typeof(TContext);

    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        await MigrationLock.MigrateAloneAsync(Context(scope).Database, database.Provider, module, cancellationToken);
        _upToDate = true;
    }

    public async Task<StoreState> StateAsync(CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        DatabaseFacade store = Context(scope).Database;
        if (!await store.CanConnectAsync(cancellationToken))
            return StoreState.Unreachable;
        try
        {
            _upToDate = _upToDate || !(await store.GetPendingMigrationsAsync(cancellationToken)).Any();
            return _upToDate ? StoreState.Ready : StoreState.Outdated;
        }
        catch (DbException)
        {
            return StoreState.Unreachable;
        }
    }

    public async Task<OutboxReport> OutboxAsync(CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        TContext db = Context(scope);
        int waiting = await db.Outbox.CountAsync(message => message.NextAttemptAt != null, cancellationToken);
        List<SetAsideEvent> setAside = await db.Outbox
            .Where(message => message.DeadAt != null)
            .OrderBy(message => message.DeadAt)
            .Take(ReportedEvents)
            .Select(message => new SetAsideEvent(
                message.Id, message.Name, message.OccurredAt, message.DeadAt!.Value, message.Attempts, message.LastError))
            .ToListAsync(cancellationToken);
        return new OutboxReport(module, waiting, setAside);
    }

    public async Task<bool> ReplayAsync(Guid eventId, CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        DateTimeOffset? now = clock.GetUtcNow();
        DateTimeOffset? alive = null;
        int rows = await Context(scope).Outbox
            .Where(message => message.Id == eventId && message.DeadAt != null)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(message => message.DeadAt, alive)
                    .SetProperty(message => message.NextAttemptAt, now)
                    .SetProperty(message => message.Attempts, 0),
                cancellationToken);
        signal.Wake();
        return rows == 1;
    }

    private static TContext Context(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<TContext>();
}
