using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.Notifications.Domain.Jobs;
using JobcenterModular.Notifications.UseCases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Notifications.Jobs.Scheduling;

/// <summary>The rows by which hosts agree on who runs what (docs/adr/0017-scheduled-jobs.md).</summary>
internal sealed class RunRows(IServiceScopeFactory scopes, IOptions<JobsOptions> options, TimeProvider clock)
{
    private const string Table = "job_runs";

    private readonly TimeSpan _lease = options.Value.Lease;

    /// <summary>Inserts the row of a run and takes its occurrence, both or neither; null where somebody else was first.</summary>
    public async Task<JobRun?> ClaimAsync(string job, RunCause cause, CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        INotificationsDb db = scope.ServiceProvider.GetRequiredService<INotificationsDb>();
        if (cause.Occurrence is { } occurrence)
        {
            JobState? state = await db.JobStates.SingleOrDefaultAsync(row => row.Job == job, cancellationToken);
            if (state?.Take(occurrence) != true)
                return null;
        }

        var run = JobRun.Start(job, cause, _lease, clock.GetUtcNow());
        db.JobRuns.Add(run);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return run;
        }
        catch (DbUpdateConcurrencyException)
        {
            return null;
        }
        catch (DbUpdateException exception) when (UniqueViolation.IsOn(exception, Table))
        {
            return null;
        }
    }

    /// <summary>Moves the end of the lease forward; false if the run was given up meanwhile.</summary>
    public async Task<bool> RenewAsync(Guid run, CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        DateTimeOffset leaseEnd = clock.GetUtcNow() + _lease;
        return await Running(scope).Where(row => row.Id == run).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.LeaseEnd, leaseEnd), cancellationToken) == 1;
    }

    /// <summary>Writes down how a run ended; false if it was given up meanwhile.</summary>
    public async Task<bool> EndAsync(Guid run, JobOutcome outcome, string? error, CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        DateTimeOffset? now = clock.GetUtcNow();
        return await Running(scope).Where(row => row.Id == run).ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.Outcome, outcome)
                .SetProperty(row => row.Error, error)
                .SetProperty(row => row.EndedAt, now),
            cancellationToken) == 1;
    }

    /// <summary>Runs whose lease is over.</summary>
    public async Task<IReadOnlyList<JobRun>> FindLapsedAsync(CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        DateTimeOffset now = clock.GetUtcNow();
        return await Running(scope).AsNoTracking().Where(row => row.LeaseEnd < now).ToListAsync(cancellationToken);
    }

    /// <summary>Gives up a run, unless its host has renewed it since it was read.</summary>
    public async Task<bool> AbandonAsync(JobRun lapsed, CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        DateTimeOffset? now = clock.GetUtcNow();
        return await Running(scope).Where(row => row.Id == lapsed.Id && row.LeaseEnd == lapsed.LeaseEnd).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Outcome, JobOutcome.Abandoned).SetProperty(row => row.EndedAt, now),
            cancellationToken) == 1;
    }

    /// <summary>
    /// Abandoned runs that nothing came after. A repeat is not repeated: what has taken two hosts down may take the next.
    /// </summary>
    public async Task<IReadOnlyList<JobRun>> FindToRepeatAsync(CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        DbSet<JobRun> runs = Db(scope).JobRuns;
        return await runs.AsNoTracking()
            .Where(run => run.Outcome == JobOutcome.Abandoned && run.RepeatOf == null
                && !runs.Any(later => later.Job == run.Job && (later.CreatedAt > run.CreatedAt || later.RepeatOf == run.Id)))
            .ToListAsync(cancellationToken);
    }

    private static IQueryable<JobRun> Running(AsyncServiceScope scope) =>
        Db(scope).JobRuns.Where(run => run.Outcome == JobOutcome.Running);

    private static INotificationsDb Db(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<INotificationsDb>();
}
