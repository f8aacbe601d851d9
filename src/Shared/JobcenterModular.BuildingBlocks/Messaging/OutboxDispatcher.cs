using System.Text.Json;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.SharedKernel;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JobcenterModular.BuildingBlocks.Messaging;

/// <summary>Carries a module's events from its outbox to all subscribers, in this process.</summary>
public interface IOutboxDispatcher
{
    /// <summary>Delivers everything that is due now; answers how many rows it worked on.</summary>
    Task<int> DispatchDueAsync(CancellationToken cancellationToken);
}

/// <summary>
/// Claims a row by a conditional update of its lease (safe with several hosts on both databases), publishes it, marks it.
/// A killed host's row is taken over when the lease ends; subscribers are idempotent, so nothing acts twice.
/// </summary>
/// <typeparam name="TContext">The module's context.</typeparam>
internal sealed partial class OutboxDispatcher<TContext>(
    IServiceScopeFactory scopes,
    OutboxSignal<TContext> signal,
    EventNames names,
    IOptions<OutboxOptions> options,
    TimeProvider clock,
    ILogger<OutboxDispatcher<TContext>> logger) : BackgroundService, IOutboxDispatcher
    where TContext : ModuleDbContext
{
    private const int BatchSize = 50;
    private const string DeliveredPayload = "{}";

    private readonly Guid _owner = Guid.CreateVersion7(clock.GetUtcNow());
    private readonly OutboxOptions _options = options.Value;

    /// <inheritdoc />
    public async Task<int> DispatchDueAsync(CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        TContext db = scope.ServiceProvider.GetRequiredService<TContext>();
        DateTimeOffset now = clock.GetUtcNow();
        List<OutboxMessage> due = await db.Outbox.AsNoTracking()
            .Where(message => message.NextAttemptAt <= now)
            .OrderBy(message => message.NextAttemptAt)
            .Take(BatchSize)
            .ToListAsync(cancellationToken);
        int worked = 0;
        foreach (OutboxMessage message in due)
        {
            if (!await ClaimAsync(db, message, cancellationToken))
                continue;
            await DeliverAsync(db, scope.ServiceProvider.GetRequiredService<IMediator>(), message, cancellationToken);
            worked++;
        }

        return worked;
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await DispatchDueAsync(stoppingToken) > 0)
                {
                    // More may have come while we worked.
                }

                signal.ForgetOld();
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                // The database may be away for a while; the loop must outlive that.
                DispatchFailed(logger, exception);
                await Task.Delay(_options.Poll, stoppingToken);
            }

            await signal.WaitAsync(_options.Poll, stoppingToken);
        }
    }

    [LoggerMessage(101, LogLevel.Error, "Events could not be dispatched; trying again")]
    private static partial void DispatchFailed(ILogger logger, Exception exception);

    [LoggerMessage(102, LogLevel.Warning, "Event {EventName} {EventId} failed, attempt {Attempt}")]
    private static partial void DeliveryFailed(ILogger logger, string eventName, Guid eventId, int attempt, Exception exception);

    [LoggerMessage(103, LogLevel.Critical, "Event {EventName} {EventId} is set aside after {Attempt} attempts; it needs a replay")]
    private static partial void SetAside(ILogger logger, string eventName, Guid eventId, int attempt);

    private async Task<bool> ClaimAsync(TContext db, OutboxMessage message, CancellationToken cancellationToken)
    {
        // The lease is the next attempt itself: whoever moves it forward owns the row until then.
        DateTimeOffset seen = message.NextAttemptAt!.Value;
        DateTimeOffset leaseEnd = clock.GetUtcNow() + _options.Lease;
        int rows = await db.Outbox
            .Where(row => row.Id == message.Id && row.NextAttemptAt == seen)
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.NextAttemptAt, leaseEnd).SetProperty(row => row.LeaseOwner, _owner),
                cancellationToken);
        return rows == 1;
    }

    private async Task DeliverAsync(TContext db, IMediator mediator, OutboxMessage message, CancellationToken cancellationToken)
    {
        try
        {
            var integrationEvent = (IntegrationEvent)JsonSerializer.Deserialize(
                message.Payload, names.TypeOf(message.Name), EventJson.Options)!;
            await mediator.Publish(integrationEvent, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // A subscriber's own timeout is a failure like any other; only our own end leaves the row to its lease.
            await RecordFailureAsync(db, message, exception, cancellationToken);
            return;
        }

        DateTimeOffset now = clock.GetUtcNow();
        // Nobody needs the content any more; names of files and the like must not outlive what they were about.
        await db.Outbox.Where(row => row.Id == message.Id).ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.ProcessedAt, now)
                .SetProperty(row => row.NextAttemptAt, (DateTimeOffset?)null)
                .SetProperty(row => row.Payload, DeliveredPayload),
            cancellationToken);
        signal.Delivered(message.Id);
    }

    private async Task RecordFailureAsync(
        TContext db, OutboxMessage message, Exception exception, CancellationToken cancellationToken)
    {
        int attempt = message.Attempts + 1;
        bool dead = attempt >= _options.MaxAttempts;
        DateTimeOffset now = clock.GetUtcNow();
        DateTimeOffset? next = dead ? null : now + Backoff.After(attempt);
        DateTimeOffset? deadAt = dead ? now : null;
        string error = (exception as AggregateException)?.InnerException?.GetType().Name ?? exception.GetType().Name;
        await db.Outbox.Where(row => row.Id == message.Id && row.LeaseOwner == _owner).ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.Attempts, attempt)
                .SetProperty(row => row.NextAttemptAt, next)
                .SetProperty(row => row.DeadAt, deadAt)
                .SetProperty(row => row.LastError, error),
            cancellationToken);
        DeliveryFailed(logger, message.Name, message.Id, attempt, exception);
        if (dead)
            SetAside(logger, message.Name, message.Id, attempt);
    }
}
