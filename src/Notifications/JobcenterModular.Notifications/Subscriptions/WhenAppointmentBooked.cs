using JobcenterModular.Appointments.Contracts;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Persistence;
using JobcenterModular.Notifications.UseCases.Telling;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Notifications.Subscriptions;

/// <summary>Confirms an appointment and plans its reminder.</summary>
internal sealed class WhenAppointmentBooked(IServiceScopeFactory scopes, TimeProvider clock, ILaneSignals lanes)
    : NoticeSubscriber<AppointmentBooked>(scopes, clock, lanes)
{
    protected override Task HandleAsync(
        AppointmentBooked integrationEvent, NotificationsDbContext db, IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<AppointmentNews>().TellAsync(
            integrationEvent.EventId,
            Purposes.AppointmentBooked,
            new AppointmentWord(
                integrationEvent.AppointmentId,
                integrationEvent.ApplicationId,
                integrationEvent.OwnerSubject,
                integrationEvent.StartsAt,
                integrationEvent.Place,
                integrationEvent.Mode,
                integrationEvent.SealedContact,
                integrationEvent.AppointmentVersion),
            cancellationToken);
}
