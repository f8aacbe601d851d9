using JobcenterModular.BuildingBlocks.Jobs;
using JobcenterModular.Notifications.UseCases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Notifications.Jobs;

/// <summary>Removes old runs, but each job's newest, and old alarms that are in order again.</summary>
internal sealed class SweepJobRunsJob(IServiceScopeFactory scopes, IOptions<JobsOptions> options, TimeProvider clock) : IScheduledJob
{
    public string Name => "sweep-job-runs";

    public string Description => "Löscht alte Einträge im Verlauf der Aufgaben und erledigte Alarme.";

    public string Cron => "0 20 4 * * ?";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        INotificationsDb db = scope.ServiceProvider.GetRequiredService<INotificationsDb>();
        DateTimeOffset before = clock.GetUtcNow() - options.Value.Keep;
        await db.JobRuns
            .Where(run => run.EndedAt < before && db.JobRuns.Any(later => later.Job == run.Job && later.CreatedAt > run.CreatedAt))
            .ExecuteDeleteAsync(cancellationToken);
        await db.Alarms.Where(alarm => alarm.ClearedAt < before).ExecuteDeleteAsync(cancellationToken);
    }
}
