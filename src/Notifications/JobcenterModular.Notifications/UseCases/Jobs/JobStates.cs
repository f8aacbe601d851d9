using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.Notifications.Domain.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Notifications.UseCases.Jobs;

/// <summary>The state of every job; one that is seen for the first time gets its row.</summary>
internal sealed class JobStates(IServiceScopeFactory scopes, IJobCatalog catalog, TimeProvider clock)
{
    private const string Table = "job_states";

    // What becomes due while the host starts is due.
    private readonly DateTimeOffset _begin = clock.GetUtcNow();

    public async Task<IReadOnlyDictionary<string, JobState>> ReadAsync(CancellationToken cancellationToken)
    {
        Dictionary<string, JobState> states = await ReadRowsAsync(cancellationToken);
        List<JobPlan> unseen = [.. catalog.All.Where(plan => !states.ContainsKey(plan.Name))];
        if (unseen.Count == 0)
            return states;
        foreach (JobPlan plan in unseen)
            await AddAsync(plan.Name, cancellationToken);
        return await ReadRowsAsync(cancellationToken);
    }

    private async Task<Dictionary<string, JobState>> ReadRowsAsync(CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<INotificationsDb>().JobStates.AsNoTracking()
            .ToDictionaryAsync(state => state.Job, StringComparer.Ordinal, cancellationToken);
    }

    private async Task AddAsync(string job, CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        INotificationsDb db = scope.ServiceProvider.GetRequiredService<INotificationsDb>();
        db.JobStates.Add(JobState.FirstSeen(job, _begin));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (UniqueViolation.IsOn(exception, Table))
        {
            // Another host has seen it first.
        }
    }
}
