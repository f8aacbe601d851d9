using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Notifications.Jobs.Scheduling;

/// <summary>Renews a run's lease while it lasts, and stops the run where that does not succeed: another host may have it.</summary>
internal sealed partial class RunLease(RunRows rows, IOptions<JobsOptions> options, TimeProvider clock, ILogger<RunLease> logger)
{
    private readonly TimeSpan _lease = options.Value.Lease;

    /// <summary>Keeps the lease until the run is over.</summary>
    public async Task KeepAsync(Guid run, string job, CancellationTokenSource stop, CancellationToken over)
    {
        long renewed = clock.GetTimestamp();
        while (true)
        {
            try
            {
                await Task.Delay(_lease / 3, over);
                if (await rows.RenewAsync(run, over))
                {
                    renewed = clock.GetTimestamp();
                    continue;
                }
            }
            catch (OperationCanceledException) when (over.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                NotRenewed(logger, job, exception);
                if (clock.GetElapsedTime(renewed) < _lease * 2 / 3)
                    continue;
            }

            Lost(logger, job);
            await stop.CancelAsync();
            return;
        }
    }

    [LoggerMessage(2122, LogLevel.Warning, "The lease of job {Job} could not be renewed; trying again")]
    private static partial void NotRenewed(ILogger logger, string job, Exception exception);

    [LoggerMessage(2123, LogLevel.Error, "This host has lost job {Job} and stops it")]
    private static partial void Lost(ILogger logger, string job);
}
