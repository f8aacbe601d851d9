using JobcenterModular.BuildingBlocks.Jobs;
using JobcenterModular.BuildingBlocks.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace JobcenterModular.BuildingBlocks.Messaging;

/// <summary>Removes delivered events, old inbox rows and expired replies. Events set aside are never swept.</summary>
/// <typeparam name="TContext">The module's context.</typeparam>
internal sealed class SweepMessagesJob<TContext>(IServiceScopeFactory scopes, TimeProvider clock, IOptions<OutboxOptions> options) : IScheduledJob
    where TContext : ModuleDbContext
{
    /// <inheritdoc />
    public string Name => $"sweep-messages-{Module}";

    /// <inheritdoc />
    public string Description => $"Löscht zugestellte Ereignisse und abgelaufene Antworten des Moduls {Module}.";

    /// <inheritdoc />
    public string Cron => "0 30 * * * ?";

#pragma warning disable CA1308 // Names of jobs are lower case.
    private static string Module { get; } = typeof(TContext).Name.Replace("DbContext", "", StringComparison.Ordinal).ToLowerInvariant();
#pragma warning restore CA1308

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
