using JobcenterModular.Appointments.Contracts;
using JobcenterModular.Notifications.Persistence;
using JobcenterModular.Notifications.UseCases.Telling;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Notifications.Subscriptions;

/// <summary>Confirms an appointment, or tells of an invitation, and plans its reminder.</summary>
internal sealed class WhenAppointmentBooked(IServiceScopeFactory scopes, TimeProvider clock, ILaneSignals lanes)
    : NoticeSubscriber<AppointmentBooked>(scopes, clock, lanes)
{
    protected override Task HandleAsync(
        AppointmentBooked integrationEvent, NotificationsDbContext db, IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<AppointmentNews>().BookedAsync(
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
                integrationEvent.AppointmentVersion)
            {
                Purpose = integrationEvent.Purpose,
                LegalNotice = integrationEvent.LegalNotice,
            },
            cancellationToken);
}
