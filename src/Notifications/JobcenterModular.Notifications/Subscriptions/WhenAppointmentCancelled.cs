using JobcenterModular.Appointments.Contracts;
using JobcenterModular.Notifications.Persistence;
using JobcenterModular.Notifications.UseCases.Telling;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Notifications.Subscriptions;

/// <summary>Tells that an appointment does not take place; its reminder finds itself outdated.</summary>
internal sealed class WhenAppointmentCancelled(IServiceScopeFactory scopes, TimeProvider clock, ILaneSignals lanes)
    : NoticeSubscriber<AppointmentCancelled>(scopes, clock, lanes)
{
    protected override Task HandleAsync(
        AppointmentCancelled integrationEvent, NotificationsDbContext db, IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<AppointmentNews>().CancelAsync(
            integrationEvent.EventId, integrationEvent.AppointmentId, integrationEvent.AppointmentVersion, cancellationToken);
}
