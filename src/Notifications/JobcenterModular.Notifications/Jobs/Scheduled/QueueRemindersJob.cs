using JobcenterModular.BuildingBlocks.Jobs;
using JobcenterModular.Notifications.UseCases.Reminders;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Notifications.Jobs.Scheduled;

/// <summary>
/// Queues the reminders of some purposes that are due. They are planned for one hour of the day; the job looks every hour of
/// it, so that a morning of standstill costs hours and not a day.
/// </summary>
internal abstract class QueueRemindersJob(IServiceScopeFactory scopes, IReadOnlyList<string> purposes) : IScheduledJob
{
    public abstract string Name { get; }

    public abstract string Description { get; }

    public virtual string Cron => "0 1 7-20 * * ?";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ReminderQueue>().QueueDueAsync(purposes, cancellationToken);
    }
}
