using JobcenterModular.Applications.Contracts;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.Notifications.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Notifications.Subscriptions;

/// <summary>No word any more about a draft that is gone.</summary>
internal sealed class WhenDraftDeleted(IServiceScopeFactory scopes, TimeProvider clock)
    : IntegrationEventHandler<DraftDeleted, NotificationsDbContext>(scopes, clock)
{
    private readonly TimeProvider _clock = clock;

    protected override Task HandleAsync(DraftDeleted integrationEvent, NotificationsDbContext db, CancellationToken cancellationToken) =>
        db.ForgetApplicationAsync(integrationEvent.ApplicationId, _clock.GetUtcNow(), cancellationToken);
}
