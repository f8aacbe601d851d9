using JobcenterModular.Applications.Contracts;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.Notifications.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Notifications.Subscriptions;

/// <summary>Remembers whose inbox it will be, and what it is called.</summary>
internal sealed class WhenDraftStarted(IServiceScopeFactory scopes, TimeProvider clock)
    : IntegrationEventHandler<DraftStarted, NotificationsDbContext>(scopes, clock)
{
    protected override async Task HandleAsync(DraftStarted integrationEvent, NotificationsDbContext db, CancellationToken cancellationToken) =>
        (await db.KnowAsync(integrationEvent.ApplicationId, cancellationToken)).BelongsTo(
            integrationEvent.OwnerSubject, integrationEvent.Reference);
}
