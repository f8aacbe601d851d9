using JobcenterModular.Appointments.Contracts;
using JobcenterModular.Notifications.Persistence;
using JobcenterModular.Notifications.UseCases.Telling;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Notifications.Subscriptions;

/// <summary>Tells who waits that a time is free, and until when it is held.</summary>
internal sealed class WhenAppointmentTimeOffered(IServiceScopeFactory scopes, TimeProvider clock, ILaneSignals lanes)
    : NoticeSubscriber<AppointmentTimeOffered>(scopes, clock, lanes)
{
    protected override Task HandleAsync(
        AppointmentTimeOffered integrationEvent, NotificationsDbContext db, IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<AppointmentNews>().OfferAsync(
            integrationEvent.EventId,
            new OfferedTime(
                integrationEvent.WaitingEntryId,
                integrationEvent.ApplicationId,
                integrationEvent.OwnerSubject,
                integrationEvent.StartsAt,
                integrationEvent.ExpiresAt,
                integrationEvent.Place,
                integrationEvent.Mode,
                integrationEvent.SealedContact,
                integrationEvent.SealedKey),
            cancellationToken);
}
