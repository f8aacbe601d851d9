using JobcenterModular.BuildingBlocks.Jobs;
using JobcenterModular.Notifications.Domain.Jobs;
using JobcenterModular.Notifications.UseCases.Jobs;

namespace JobcenterModular.Notifications.Jobs.Scheduling;

/// <summary>Starts what is due: the newest occurrence of each job that nobody has taken. Older ones of it are gone with that.</summary>
internal sealed class JobScheduler(IJobCatalog catalog, JobStates states, JobRunner runner, TimeProvider clock) : IJobScheduler
{
    /// <summary>Whatever starts later than this had been missed.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(2);

    /// <summary>Starts every job that is due and waits for none.</summary>
    public async Task StartDueAsync(CancellationToken cancellationToken)
    {
        foreach (DueJob due in await FindDueAsync(clock.GetUtcNow(), cancellationToken))
            await runner.TryStartAsync(due.Plan, CauseOf(due), cancellationToken);
    }

    /// <summary>Starts a job for an instant at which its clock has struck.</summary>
    public async Task StartAsync(string job, DateTimeOffset struck, CancellationToken cancellationToken)
    {
        // A timer may be early by a hair: then the instant that it means is the one that counts.
        DateTimeOffset now = clock.GetUtcNow();
        IReadOnlyList<DueJob> found = await FindDueAsync(now < struck ? struck : now, cancellationToken);
        if (found.FirstOrDefault(due => due.Plan.Name == job) is { } mine)
            await runner.TryStartAsync(mine.Plan, CauseOf(mine), cancellationToken);
    }

    public async Task<IReadOnlyList<string>> RunDueAsync(CancellationToken cancellationToken)
    {
        List<string> ran = [];
        foreach (DueJob due in await FindDueAsync(clock.GetUtcNow(), cancellationToken))
        {
            if (await RunAsync(due, cancellationToken))
                ran.Add(due.Plan.Name);
        }

        return ran;
    }

    // If this host has the job in hand already, it may be for an earlier occurrence: wait, then try once more.
    private async Task<bool> RunAsync(DueJob due, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await runner.TryStartAsync(due.Plan, CauseOf(due), cancellationToken) is { } run)
            {
                await run.Ended.WaitAsync(cancellationToken);
                return true;
            }

            if (runner.RunOf(due.Plan.Name) is not { } other)
                return false;
            await other.Ended.WaitAsync(cancellationToken);
        }
    }

    private async Task<IReadOnlyList<DueJob>> FindDueAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, JobState> known = await states.ReadAsync(cancellationToken);
        List<DueJob> due = [];
        foreach (JobPlan plan in catalog.All)
        {
            JobState state = known[plan.Name];
            if (state.PausedAt is null && plan.Calendar.LastUntil(now) is { } occurrence && occurrence > state.DueAfter)
                due.Add(new DueJob(plan, occurrence));
        }

        return [.. due.OrderBy(job => job.Occurrence)];
    }

    private RunCause CauseOf(DueJob due) => RunCause.Due(due.Occurrence, clock.GetUtcNow() - due.Occurrence > Late);

    private sealed record DueJob(JobPlan Plan, DateTimeOffset Occurrence);
}
