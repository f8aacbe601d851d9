using JobcenterModular.Notifications.Domain.Alarms;
using JobcenterModular.Notifications.Domain.Jobs;
using JobcenterModular.Notifications.UseCases;
using JobcenterModular.Notifications.UseCases.Alarms;
using JobcenterModular.Notifications.UseCases.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Notifications.Jobs.Scheduling;

/// <summary>Calls somebody for each job that has been due for longer than the grace and does not run, and says when it does again.</summary>
internal sealed class Standstill(
    IServiceScopeFactory scopes, IJobCatalog catalog, JobStates states, IAlarms alarms, IOptions<JobsOptions> options)
{
    /// <summary>Looks at what was due at an instant, before which whoever asks had not begun to start what is due.</summary>
    public async Task CheckAsync(DateTimeOffset instant, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, JobState> known = await states.ReadAsync(cancellationToken);
        DateTimeOffset limit = instant - options.Value.Grace;
        HashSet<string> standing = [.. catalog.All.Where(plan => StandsStill(plan, known[plan.Name], limit)).Select(plan => plan.Name)];
        foreach (string job in standing)
            await alarms.RaiseAsync(AlarmKinds.JobStandsStill, job, cancellationToken);
        foreach (string job in (await OpenAsync(cancellationToken)).Where(job => !standing.Contains(job)))
            await alarms.ClearAsync(AlarmKinds.JobStandsStill, job, cancellationToken);
    }

    private static bool StandsStill(JobPlan plan, JobState state, DateTimeOffset limit) =>
        state.PausedAt is null && plan.Calendar.FirstAfter(state.DueAfter) < limit;

    private async Task<List<string>> OpenAsync(CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<INotificationsDb>().Alarms
            .Where(alarm => alarm.Kind == AlarmKinds.JobStandsStill && alarm.ClearedAt == null)
            .Select(alarm => alarm.Subject)
            .ToListAsync(cancellationToken);
    }
}
