using JobcenterModular.BuildingBlocks.Jobs;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.Notifications.UseCases;
using JobcenterModular.Notifications.UseCases.Reminders;
using JobcenterModular.Notifications.UseCases.Telling;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JobcenterModular.Notifications.Jobs;

/// <summary>Tells queued reminders. Several hosts share them by lease; a notice is unique by its reminder, so a lost lease tells nobody twice.</summary>
internal sealed partial class TellRemindersJob(IServiceScopeFactory scopes, ILaneSignals lanes, TimeProvider clock, ILogger<TellRemindersJob> logger) : IRecurringJob
{
    private const int BatchSize = 200;
    private const int Parallel = 2;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    public string Name => "tell-reminders";

    public TimeSpan Every => TimeSpan.FromSeconds(5);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await TellBatchAsync(cancellationToken) > 0)
        {
            // More may be queued.
        }
    }

    private async Task<int> TellBatchAsync(CancellationToken cancellationToken)
    {
        int taken = 0;
        List<Due> batch = await FindDueAsync(cancellationToken);
        var work = new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = cancellationToken };
        await System.Threading.Tasks.Parallel.ForEachAsync(batch, work, async (due, token) =>
        {
            await using AsyncServiceScope scope = scopes.CreateAsyncScope();
            if (await ClaimAsync(scope.ServiceProvider.GetRequiredService<INotificationsDb>(), due, token))
            {
                Interlocked.Increment(ref taken);
                await TellAsync(scope, due.Id, token);
            }
        });
        if (taken > 0)
            lanes.Wake();
        return taken;
    }

    private async Task TellAsync(AsyncServiceScope scope, Guid id, CancellationToken cancellationToken)
    {
        try
        {
            // Two reminders of one person may be told at the same moment; the second sees the first and goes on.
            TellReminder tell = scope.ServiceProvider.GetRequiredService<TellReminder>();
            await OptimisticRetry.RunAsync(
                () => tell.RunAsync(id, cancellationToken), scope.ServiceProvider.GetRequiredService<INotificationsDb>().Forget, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && exception is not OutOfMemoryException)
        {
            // One bad reminder must not stop the others; its lease ends, and it is tried again.
            Failed(logger, id, exception);
        }
    }

    private async Task<List<Due>> FindDueAsync(CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        DateTimeOffset now = clock.GetUtcNow();
        return await scope.ServiceProvider.GetRequiredService<INotificationsDb>().ReminderQueue.AsNoTracking()
            .Where(row => row.NextAttemptAt <= now)
            .OrderBy(row => row.Id)
            .Take(BatchSize)
            .Select(row => new Due(row.Id, row.NextAttemptAt))
            .ToListAsync(cancellationToken);
    }

    private async Task<bool> ClaimAsync(INotificationsDb db, Due due, CancellationToken cancellationToken)
    {
        DateTimeOffset leaseEnd = clock.GetUtcNow() + Lease;
        return await db.ReminderQueue
            .Where(row => row.Id == due.Id && row.NextAttemptAt == due.NextAttemptAt)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.NextAttemptAt, leaseEnd), cancellationToken) == 1;
    }

    [LoggerMessage(2106, LogLevel.Error, "Reminder {ReminderId} could not be told; it is tried again")]
    private static partial void Failed(ILogger logger, Guid reminderId, Exception exception);

    private sealed record Due(Guid Id, DateTimeOffset NextAttemptAt);
}

/// <summary>Wakes the job after reminders were queued.</summary>
internal sealed class ReminderSignal(JobWakeUp<TellRemindersJob> wakeUp) : IReminderSignal
{
    public void Wake() => wakeUp.Wake();
}
