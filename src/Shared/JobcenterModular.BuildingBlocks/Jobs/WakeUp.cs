using System.Threading.Channels;

namespace JobcenterModular.BuildingBlocks.Jobs;

/// <summary>Ends a worker's pause before its time. Signals while it works count as one.</summary>
public class WakeUp
{
    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>There is work.</summary>
    public void Wake() => _signal.Writer.TryWrite(true);

    /// <summary>Waits for a signal, at most as long as given.</summary>
    public async Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(atMost);
        try
        {
            await _signal.Reader.ReadAsync(bound.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The pause is over.
        }
    }
}

/// <summary>The wake-up of one job.</summary>
/// <typeparam name="TJob">The job.</typeparam>
public sealed class JobWakeUp<TJob> : WakeUp;
