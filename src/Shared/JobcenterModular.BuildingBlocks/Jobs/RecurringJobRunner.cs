using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JobcenterModular.BuildingBlocks.Jobs;

/// <summary>Runs one job for ever; a failed run is logged and the next one comes.</summary>
/// <typeparam name="TJob">The job.</typeparam>
internal sealed partial class RecurringJobRunner<TJob>(TJob job, JobWakeUp<TJob> wakeUp, ILogger<RecurringJobRunner<TJob>> logger) : BackgroundService
    where TJob : class, IRecurringJob
{
    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await job.RunAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                RunFailed(logger, job.Name, exception);
            }

            await wakeUp.WaitAsync(job.Every, stoppingToken);
        }
    }

    [LoggerMessage(201, LogLevel.Error, "Job {Job} failed; it runs again at its next time")]
    private static partial void RunFailed(ILogger logger, string job, Exception exception);
}
