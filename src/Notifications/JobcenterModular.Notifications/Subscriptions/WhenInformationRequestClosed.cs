using JobcenterModular.Applications.Contracts;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Reminders;
using JobcenterModular.Notifications.Persistence;
using JobcenterModular.Notifications.UseCases.Reminders;
using JobcenterModular.Notifications.UseCases.Telling;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Notifications.Subscriptions;

/// <summary>The office has what it asked for, or does not need it any more: nobody is reminded of it.</summary>
internal sealed class WhenInformationRequestClosed(IServiceScopeFactory scopes, TimeProvider clock, ILaneSignals lanes)
    : NoticeSubscriber<InformationRequestClosed>(scopes, clock, lanes)
{
    protected override Task HandleAsync(
        InformationRequestClosed integrationEvent, NotificationsDbContext db, IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<Watch>().DayOverAsync(
            WatchedKind.InformationRequest,
            Purposes.InformationRequestDue,
            integrationEvent.ApplicationId,
            integrationEvent.RequestId,
            integrationEvent.RequestVersion,
            cancellationToken);
}
