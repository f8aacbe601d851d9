using JobcenterModular.BuildingBlocks.Jobs;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Mail;
using JobcenterModular.Notifications.UseCases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Notifications.Jobs;

/// <summary>
/// Hands over every e-mail that is due. Safe on several hosts: a delivery is taken in hand by a conditional update, and
/// what a killed host had in hand comes due again when the lease ends. Then, and only then, an e-mail may go out twice,
/// with the same Message-ID.
/// </summary>
internal sealed class SendMailJob(IServiceScopeFactory scopes, IOptions<MailOptions> options, TimeProvider clock) : IRecurringJob
{
    private const int BatchSize = 50;

    private readonly MailOptions _options = options.Value;

    public string Name => "send-mail";

    public TimeSpan Every => _options.Poll;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await SendDueAsync(cancellationToken) > 0)
        {
            // More may have come while we worked.
        }
    }

    private async Task<int> SendDueAsync(CancellationToken cancellationToken)
    {
        int taken = 0;
        foreach (Due due in await FindDueAsync(cancellationToken))
        {
            await using AsyncServiceScope scope = scopes.CreateAsyncScope();
            if (!await TakeInHandAsync(scope.ServiceProvider.GetRequiredService<INotificationsDb>(), due, cancellationToken))
                continue;
            await scope.ServiceProvider.GetRequiredService<MailHandOver>().RunAsync(due.Id, cancellationToken);
            taken++;
        }

        return taken;
    }

    private async Task<List<Due>> FindDueAsync(CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        DateTimeOffset now = clock.GetUtcNow();
        return await scope.ServiceProvider.GetRequiredService<INotificationsDb>().Deliveries.AsNoTracking()
            .Where(delivery => delivery.NextAttemptAt <= now)
            .OrderBy(delivery => delivery.NextAttemptAt)
            .Take(BatchSize)
            .Select(delivery => new Due(delivery.Id, delivery.Version))
            .ToListAsync(cancellationToken);
    }

    // Whoever raises the version has it in hand. The lease is the next attempt itself, moved forward.
    private async Task<bool> TakeInHandAsync(INotificationsDb db, Due due, CancellationToken cancellationToken)
    {
        DateTimeOffset? leaseEnd = clock.GetUtcNow() + _options.Lease;
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
