using JobcenterModular.Notifications.Domain.Jobs;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Notifications.UseCases.Jobs;

/// <summary>All scheduled jobs and how they are.</summary>
internal sealed record ListJobs : IRequest<IReadOnlyList<JobView>>;

/// <summary>A scheduled job.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it does, in one line of German.</param>
/// <param name="Cron">When it runs: a Quartz cron expression, read by the clock of the office (Europe/Berlin).</param>
/// <param name="NextRun">Next occurrence (UTC); null while it is paused.</param>
/// <param name="Paused">Who paused it, and when; null if it is not paused.</param>
/// <param name="Running">Whether a host has it in hand.</param>
/// <param name="LastRun">The newest run; the one under way while it runs.</param>
internal sealed record JobView(
    string Name, string Description, string Cron, DateTimeOffset? NextRun, JobPauseView? Paused, bool Running, JobRunView? LastRun);

/// <summary>A pause.</summary>
/// <param name="By">Subject of whoever paused it.</param>
/// <param name="Since">When (UTC).</param>
internal sealed record JobPauseView(string By, DateTimeOffset Since);

internal sealed class ListJobsHandler(INotificationsDb db, IJobCatalog catalog, TimeProvider clock) : IRequestHandler<ListJobs, IReadOnlyList<JobView>>
{
    public async Task<IReadOnlyList<JobView>> Handle(ListJobs request, CancellationToken cancellationToken)
    {
        Dictionary<string, JobState> states = await db.JobStates.AsNoTracking()
            .ToDictionaryAsync(state => state.Job, StringComparer.Ordinal, cancellationToken);
        List<JobView> views = [];
        foreach (JobPlan plan in catalog.All)
        {
            // One small look into the index of each job: there are as many as the code has, not as the office has cases.
            JobRun? last = await db.JobRuns.AsNoTracking()
                .Where(run => run.Job == plan.Name)
                .OrderByDescending(run => run.CreatedAt)
                .ThenByDescending(run => run.Id)
                .FirstOrDefaultAsync(cancellationToken);
            views.Add(ToView(plan, states.GetValueOrDefault(plan.Name), last));
        }

        return views;
    }

    private JobView ToView(JobPlan plan, JobState? state, JobRun? last)
    {
        JobPauseView? pause = state?.PausedAt is { } since ? new JobPauseView(state.PausedBy!, since) : null;
        return new JobView(
            plan.Name,
            plan.Job.Description,
            plan.Calendar.Expression,
            pause is null ? plan.Calendar.FirstAfter(clock.GetUtcNow()) : null,
            pause,
            last?.Outcome == JobOutcome.Running,
            last is null ? null : JobRunView.Of(last));
    }
}
