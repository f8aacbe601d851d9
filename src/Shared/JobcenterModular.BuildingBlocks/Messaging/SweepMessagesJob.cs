using JobcenterModular.BuildingBlocks.Jobs;
using JobcenterModular.BuildingBlocks.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace JobcenterModular.BuildingBlocks.Messaging;

/// <summary>Removes delivered events, old inbox rows and expired replies. Events set aside are never swept.</summary>
/// <typeparam name="TContext">The module's context.</typeparam>
public sealed class SweepMessagesJob<TContext>(IServiceScopeFactory scopes, TimeProvider clock, IOptions<OutboxOptions> options) : IRecurringJob
    where TContext : ModuleDbContext
{
    /// <inheritdoc />
    public string Name => $"sweep-messages-{typeof(TContext).Name}";

    /// <inheritdoc />
    public TimeSpan Every => TimeSpan.FromHours(1);

    /// <inheritdoc />
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        TContext db = scope.ServiceProvider.GetRequiredService<TContext>();
        DateTimeOffset now = clock.GetUtcNow();
        DateTimeOffset delivered = now - options.Value.KeepDelivered;
        DateTimeOffset handled = now - (3 * options.Value.KeepDelivered);
        await db.Outbox.Where(row => row.ProcessedAt < delivered).ExecuteDeleteAsync(cancellationToken);
        await db.Inbox.Where(row => row.HandledAt < handled).ExecuteDeleteAsync(cancellationToken);
        await db.IdempotentReplies.Where(row => row.ExpiresAt < now).ExecuteDeleteAsync(cancellationToken);
    }
}
