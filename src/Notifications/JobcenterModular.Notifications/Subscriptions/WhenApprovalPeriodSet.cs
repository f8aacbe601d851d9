using JobcenterModular.Applications.Contracts;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Reminders;
using JobcenterModular.Notifications.Persistence;
using JobcenterModular.Notifications.UseCases.Reminders;
using JobcenterModular.Notifications.UseCases.Telling;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Notifications.Subscriptions;

/// <summary>Watches the end of an approval period, so that nobody's money stops because nobody said so.</summary>
internal sealed class WhenApprovalPeriodSet(IServiceScopeFactory scopes, TimeProvider clock, ILaneSignals lanes, IOptions<NotificationsOptions> options)
    : NoticeSubscriber<ApprovalPeriodSet>(scopes, clock, lanes)
{
    protected override Task HandleAsync(
        ApprovalPeriodSet integrationEvent, NotificationsDbContext db, IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<Watch>().DayAsync(
            WatchedKind.ApprovalPeriod,
            Purposes.ApprovalPeriodEnds,
            integrationEvent.ApplicationId,
            integrationEvent.PeriodId,
            integrationEvent.PeriodVersion,
            integrationEvent.To,
            options.Value.Reminders.ApprovalPeriodStages,
            cancellationToken);
}
