using JobcenterModular.Applications.Contracts;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Reminders;
using JobcenterModular.Notifications.Persistence;
using JobcenterModular.Notifications.UseCases.Reminders;
using JobcenterModular.Notifications.UseCases.Telling;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Notifications.Subscriptions;

/// <summary>A period was renewed, withdrawn or replaced: its end is no longer to be spoken of.</summary>
internal sealed class WhenApprovalPeriodClosed(IServiceScopeFactory scopes, TimeProvider clock, ILaneSignals lanes)
    : NoticeSubscriber<ApprovalPeriodClosed>(scopes, clock, lanes)
{
    protected override Task HandleAsync(
        ApprovalPeriodClosed integrationEvent, NotificationsDbContext db, IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<Watch>().DayOverAsync(
            WatchedKind.ApprovalPeriod,
            Purposes.ApprovalPeriodEnds,
            integrationEvent.ApplicationId,
            integrationEvent.PeriodId,
            integrationEvent.PeriodVersion,
            cancellationToken);
}
