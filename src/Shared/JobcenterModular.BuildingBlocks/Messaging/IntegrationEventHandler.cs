using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.SharedKernel;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.BuildingBlocks.Messaging;

/// <summary>
/// Base of every subscriber: a fresh scope, idempotent by (event id, handler), effect and inbox row in one save.
/// A business refusal is written down and not tried again; anything else is retried by the dispatcher.
/// </summary>
/// <typeparam name="TEvent">The event.</typeparam>
/// <typeparam name="TContext">The subscriber's own module context.</typeparam>
public abstract class ScopedEventHandler<TEvent, TContext>(IServiceScopeFactory scopes, TimeProvider clock) : INotificationHandler<TEvent>
    where TEvent : IntegrationEvent
    where TContext : ModuleDbContext
{
    private string Name => GetType().Name;

    /// <inheritdoc />
    public async Task Handle(TEvent notification, CancellationToken cancellationToken)
    {
        string? refusal = null;
        try
        {
            await RunUntilSavedAsync(notification, refusal, cancellationToken);
        }
        catch (RefusalException refused) when (refused.Refusal.Kind != RefusalKind.NotReady)
        {
            refusal = refused.Refusal.Code;
            await RunUntilSavedAsync(notification, refusal, cancellationToken);
        }
    }

    /// <summary>The effect. Changes to <paramref name="db"/> are saved by the base, together with the inbox row.</summary>
    /// <param name="integrationEvent">The event.</param>
    /// <param name="db">The context of this scope.</param>
    /// <param name="services">More of the same scope, for what works on the same context.</param>
    /// <param name="cancellationToken">Ends it.</param>
    protected abstract Task HandleAsync(TEvent integrationEvent, TContext db, IServiceProvider services, CancellationToken cancellationToken);

    /// <summary>Called after the commit, such as to wake a worker. Not called again on a redelivery.</summary>
    protected virtual void AfterCommit()
    {
    }

    // Each try has a scope of its own, so there is nothing to forget between two.
    private Task<bool> RunUntilSavedAsync(TEvent integrationEvent, string? refusal, CancellationToken cancellationToken) =>
        OptimisticRetry.RunAsync(() => RunAsync(integrationEvent, refusal, cancellationToken), static () => { }, cancellationToken);

    private async Task<bool> RunAsync(TEvent integrationEvent, string? refusal, CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        TContext db = scope.ServiceProvider.GetRequiredService<TContext>();
        string handler = Name;
        if (await db.Inbox.AnyAsync(row => row.EventId == integrationEvent.EventId && row.Handler == handler, cancellationToken))
            return false;
        if (refusal is null)
            await HandleAsync(integrationEvent, db, scope.ServiceProvider, cancellationToken);
        db.Inbox.Add(new InboxMessage
        {
            EventId = integrationEvent.EventId,
            Handler = handler,
            HandledAt = clock.GetUtcNow(),
            RefusedBecause = refusal,
        });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (UniqueViolation.IsOn(exception, InboxMessageConfiguration.Table))
        {
            // Another host handled it at the same moment: done.
            return false;
        }

        AfterCommit();
        return true;
    }
}

/// <summary>A subscriber that needs nothing but its context.</summary>
/// <typeparam name="TEvent">The event.</typeparam>
/// <typeparam name="TContext">The subscriber's own module context.</typeparam>
public abstract class IntegrationEventHandler<TEvent, TContext>(IServiceScopeFactory scopes, TimeProvider clock) : ScopedEventHandler<TEvent, TContext>(scopes, clock)
    where TEvent : IntegrationEvent
    where TContext : ModuleDbContext
{
    /// <inheritdoc />
    protected sealed override Task HandleAsync(TEvent integrationEvent, TContext db, IServiceProvider services, CancellationToken cancellationToken) =>
        HandleAsync(integrationEvent, db, cancellationToken);

    /// <summary>The effect. Changes to <paramref name="db"/> are saved by the base, together with the inbox row.</summary>
    protected abstract Task HandleAsync(TEvent integrationEvent, TContext db, CancellationToken cancellationToken);
}
