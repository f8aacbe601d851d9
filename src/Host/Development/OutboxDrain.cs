using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.BuildingBlocks.Persistence;

namespace JobcenterModular.Host.Development;

/// <summary>Delivers events until nothing waits, so that a script sees what its step has done.</summary>
internal sealed class OutboxDrain(IEnumerable<IOutboxDispatcher> dispatchers, IEnumerable<IModuleStore> stores)
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>False if something still waits after ten seconds, such as an event that is tried again later.</summary>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        long begin = TimeProvider.System.GetTimestamp();
        while (await WaitsAsync(cancellationToken))
        {
            if (TimeProvider.System.GetElapsedTime(begin) > Bound)
                return false;
            int worked = 0;
            foreach (IOutboxDispatcher dispatcher in dispatchers)
                worked += await dispatcher.DispatchDueAsync(cancellationToken);
            // What is left is in the hand of the background dispatchers.
            if (worked == 0)
                await Task.Delay(Pause, cancellationToken);
        }

        return true;
    }

    private async Task<bool> WaitsAsync(CancellationToken cancellationToken)
    {
        foreach (IModuleStore store in stores)
        {
            if ((await store.OutboxAsync(cancellationToken)).Waiting > 0)
                return true;
        }

        return false;
    }
}
