using JobcenterModular.Appointments.Contracts;
using JobcenterModular.Notifications.Persistence;
using JobcenterModular.Notifications.UseCases.Telling;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Notifications.Subscriptions;

/// <summary>Tells the new time; the reminder of the old one finds itself outdated.</summary>
internal sealed class WhenAppointmentMoved(IServiceScopeFactory scopes, TimeProvider clock, ILaneSignals lanes)
    : NoticeSubscriber<AppointmentMoved>(scopes, clock, lanes)
{
    protected override Task HandleAsync(
        AppointmentMoved integrationEvent, NotificationsDbContext db, IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<AppointmentNews>().MovedAsync(
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
