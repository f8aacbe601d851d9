using JobcenterModular.Appointments.Contracts;
using JobcenterModular.Notifications.Persistence;
using JobcenterModular.Notifications.UseCases.Telling;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Notifications.Subscriptions;

/// <summary>Tells that an appointment cannot stay as it is, and which other times are held; without any, that the office calls.</summary>
internal sealed class WhenAppointmentMustMove(IServiceScopeFactory scopes, TimeProvider clock, ILaneSignals lanes)
    : NoticeSubscriber<AppointmentMustMove>(scopes, clock, lanes)
{
    protected override Task HandleAsync(
        AppointmentMustMove integrationEvent, NotificationsDbContext db, IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<AppointmentNews>().MustMoveAsync(
            integrationEvent.EventId,
            new AppointmentWord(
                integrationEvent.AppointmentId,
                integrationEvent.ApplicationId,
                integrationEvent.OwnerSubject,
                integrationEvent.StartsAt,
                integrationEvent.Place,
                integrationEvent.Mode,
                integrationEvent.SealedContact,
                integrationEvent.SealedKey,
                integrationEvent.Invitation,
                integrationEvent.AppointmentVersion),
            integrationEvent.Offers,
            cancellationToken);
}
