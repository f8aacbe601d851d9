using JobcenterModular.Notifications.UseCases.Jobs;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Quartz;

namespace JobcenterModular.Notifications.Jobs.Scheduling;

/// <summary>
/// Quartz as the clock of this host: it strikes for each job, and the rows decide which host runs it. It starts when all
/// databases are up to date, since those are migrated before any hosted service starts.
/// </summary>
internal sealed class JobClock(ISchedulerFactory quartz, IJobCatalog catalog, JobRunner runner, IOptions<JobsOptions> options) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.Schedule)
            return;
        IScheduler scheduler = await quartz.GetScheduler(cancellationToken);
        foreach (JobPlan plan in catalog.All)
            await scheduler.ScheduleJob(JobOf(plan), TriggerOf(plan), cancellationToken: cancellationToken);
        await scheduler.Start(cancellationToken);
    }

    /// <summary>Quartz is stopped by its own service; runs under way have been told to stop, and write down how far they came.</summary>
    public async Task StopAsync(CancellationToken cancellationToken) => await runner.WhenIdleAsync(cancellationToken);

    private static IJobDetail JobOf(JobPlan plan) => JobBuilder.Create<Strike>().WithIdentity(plan.Name).Build();

    // What was missed is found by the watch, so Quartz need not remember it.
    private static ITrigger TriggerOf(JobPlan plan) => TriggerBuilder.Create()
        .WithIdentity(plan.Name)
        .WithSchedule(CronScheduleBuilder.Create(((CronCalendar)plan.Calendar).Cron)
            .WithMisfireInstruction(CronTriggerMisfireInstruction.DoNothing))
        .Build();
}

/// <summary>The hour of a job has come.</summary>
internal sealed partial class Strike(JobScheduler scheduler, ILogger<Strike> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        string job = context.JobDetail.Key.Name;
        try
        {
            await scheduler.StartAsync(job, context.ScheduledFireTimeUtc ?? context.FireTimeUtc, cancellationToken);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            NotStarted(logger, job, exception);
        }
    }

    [LoggerMessage(2124, LogLevel.Error, "Job {Job} could not be started; the watch tries again")]
    private static partial void NotStarted(ILogger logger, string job, Exception exception);
}
