using JobcenterModular.BuildingBlocks.Jobs;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Channels;
using JobcenterModular.Notifications.UseCases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Notifications.Sending;

/// <summary>
/// Hands over every message of one channel that is due; a lane of its own, so that a carrier that is slow or away holds up
/// no other. Safe on several hosts: a delivery is taken in hand by a conditional update, and what a killed host had in hand
/// comes due again when the lease ends. Then, and only then, a message may go out twice, with the same id.
/// </summary>
/// <typeparam name="TCarrier">Who carries the messages on.</typeparam>
internal sealed class SendLane<TCarrier>(IServiceScopeFactory scopes, TCarrier carrier, TimeProvider clock) : IRecurringJob, IDisposable
    where TCarrier : class, IChannelCarrier
{
    private const int BatchSize = 100;

    private readonly LaneGate _gate = new(carrier.Lane, clock);

    public string Name => $"send-{carrier.Channel.Name()}";

    public TimeSpan Every => carrier.Lane.Poll;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!_gate.IsShut && await SendDueAsync(cancellationToken) > 0)
        {
            // More may have come while we worked.
        }
    }

    public void Dispose() => _gate.Dispose();

    private async Task<int> SendDueAsync(CancellationToken cancellationToken)
    {
        int taken = 0;
        var work = new ParallelOptions { MaxDegreeOfParallelism = carrier.Lane.Parallel, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(await FindDueAsync(cancellationToken), work, async (due, token) =>
        {
            if (_gate.IsShut)
                return;
            await _gate.PassAsync(token);
            await using AsyncServiceScope scope = scopes.CreateAsyncScope();
            if (!await TakeInHandAsync(scope.ServiceProvider.GetRequiredService<INotificationsDb>(), due, token))
                return;
            await scope.ServiceProvider.GetRequiredService<HandOver>().RunAsync(due.Id, carrier, _gate, token);
            Interlocked.Increment(ref taken);
        });
        return taken;
    }

    private async Task<List<Due>> FindDueAsync(CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        DateTimeOffset now = clock.GetUtcNow();
        Channel channel = carrier.Channel;
        return await scope.ServiceProvider.GetRequiredService<INotificationsDb>().Deliveries.AsNoTracking()
            .Where(delivery => delivery.Channel == channel && delivery.NextAttemptAt <= now)
            .OrderBy(delivery => delivery.NextAttemptAt)
            .Take(BatchSize)
            .Select(delivery => new Due(delivery.Id, delivery.Version))
            .ToListAsync(cancellationToken);
    }

    // Whoever raises the version has it in hand. The lease is the next attempt itself, moved forward.
    private async Task<bool> TakeInHandAsync(INotificationsDb db, Due due, CancellationToken cancellationToken)
    {
        DateTimeOffset? leaseEnd = clock.GetUtcNow() + carrier.Lane.Lease;
        int rows = await db.Deliveries
            .Where(delivery => delivery.Id == due.Id && delivery.Version == due.Version)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(delivery => delivery.State, DeliveryState.Sending)
                    .SetProperty(delivery => delivery.Attempts, delivery => delivery.Attempts + 1)
                    .SetProperty(delivery => delivery.NextAttemptAt, leaseEnd)
                    .SetProperty(delivery => delivery.Version, delivery => delivery.Version + 1),
                cancellationToken);
        return rows == 1;
    }

    private sealed record Due(Guid Id, long Version);
}
