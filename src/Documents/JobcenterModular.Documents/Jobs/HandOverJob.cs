using JobcenterModular.BuildingBlocks.Jobs;
using JobcenterModular.Documents.UseCases.Leaving.Dropping;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Documents.Jobs;

/// <summary>Hand-overs: writes what is queued, reads what was answered, and calls somebody for what stands still.</summary>
internal sealed class HandOverJob(IServiceScopeFactory scopes, IDropFolder folder) : IRecurringJob
{
    public string Name => "hand-overs";

    public TimeSpan Every => TimeSpan.FromMinutes(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        try
        {
            if (folder.IsConfigured)
            {
                await scope.ServiceProvider.GetRequiredService<WriteDrops>().RunAsync(cancellationToken);
                await scope.ServiceProvider.GetRequiredService<ReadReceipts>().RunAsync(cancellationToken);
            }
        }
        finally
        {
            // Also when the folder cannot be read: that is when things stand still.
            await scope.ServiceProvider.GetRequiredService<HandOverAlarm>().RunAsync(cancellationToken);
        }
    }
}

/// <summary>Wakes the job when a hand-over was queued.</summary>
internal sealed class HandOverQueue(JobWakeUp<HandOverJob> wakeUp) : IHandOverQueue
{
    public void Wake() => wakeUp.Wake();
}
