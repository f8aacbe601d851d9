using JobcenterModular.BuildingBlocks.Jobs;
using JobcenterModular.Notifications.Domain.Alarms;
using JobcenterModular.Notifications.Domain.Jobs;
using JobcenterModular.Notifications.Jobs.Scheduling;
using JobcenterModular.Notifications.UseCases.Alarms;
using JobcenterModular.Notifications.UseCases.Jobs;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Notifications.Jobs;

/// <summary>
/// Every host watches over the jobs of all: gives up the runs of killed hosts, catches up on what was missed, repeats what
/// was abandoned, and calls somebody for what stands still all the same.
/// </summary>
internal sealed partial class WatchJobsJob(
    RunRows rows,
    JobRunner runner,
    JobScheduler scheduler,
    Standstill standstill,
    IJobCatalog catalog,
    JobStates states,
    IAlarms alarms,
    IOptions<JobsOptions> options,
    TimeProvider clock,
    ILogger<WatchJobsJob> logger) : IRecurringJob
{
    public string Name => "watch-jobs";

    public TimeSpan Every => options.Value.Watch;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        // What becomes due while this runs was not tried yet: after a long pause of the machine that may be everything.
        DateTimeOffset begin = clock.GetUtcNow();
        await AbandonAsync(cancellationToken);
        if (options.Value.Schedule)
        {
            await scheduler.StartDueAsync(cancellationToken);
            await RepeatAsync(cancellationToken);
        }

        await standstill.CheckAsync(begin, cancellationToken);
    }

    private async Task AbandonAsync(CancellationToken cancellationToken)
    {
        foreach (JobRun lapsed in await rows.FindLapsedAsync(cancellationToken))
        {
            if (runner.Has(lapsed.Id) || !await rows.AbandonAsync(lapsed, cancellationToken))
                continue;
            Abandoned(logger, lapsed.Job, lapsed.Id);
            await alarms.RaiseAsync(AlarmKinds.JobFailed, lapsed.Job, cancellationToken);
        }
    }

    private async Task RepeatAsync(CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, JobState> known = await states.ReadAsync(cancellationToken);
        foreach (JobRun abandoned in await rows.FindToRepeatAsync(cancellationToken))
        {
            // A job that the code no longer has is history only.
            if (catalog.All.FirstOrDefault(plan => plan.Name == abandoned.Job) is { } plan && known[plan.Name].PausedAt is null)
                await runner.TryStartAsync(plan, RunCause.Again(abandoned.Id), cancellationToken);
        }
    }

    [LoggerMessage(2125, LogLevel.Error, "Run {RunId} of job {Job} was abandoned by its host")]
    private static partial void Abandoned(ILogger logger, string job, Guid runId);
}
