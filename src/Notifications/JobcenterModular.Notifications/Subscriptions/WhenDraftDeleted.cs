using JobcenterModular.Applications.Contracts;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Notifications.Subscriptions;

/// <summary>No word any more about a draft that is gone: its notices go, its waiting e-mails are cancelled and erased.</summary>
internal sealed class WhenDraftDeleted(IServiceScopeFactory scopes, TimeProvider clock)
    : IntegrationEventHandler<DraftDeleted, NotificationsDbContext>(scopes, clock)
{
    private readonly TimeProvider _clock = clock;

    protected override async Task HandleAsync(DraftDeleted integrationEvent, NotificationsDbContext db, CancellationToken cancellationToken)
    {
        DateTimeOffset now = _clock.GetUtcNow();
        (await db.KnowAsync(integrationEvent.ApplicationId, cancellationToken)).MarkDeleted(now);
        db.Notices.RemoveRange(await db.Notices
            .Where(notice => notice.ApplicationId == integrationEvent.ApplicationId)
            .ToListAsync(cancellationToken));
        List<Delivery> withContent = await db.Deliveries
            .Where(delivery => delivery.ApplicationId == integrationEvent.ApplicationId && delivery.SealedLetter != null)
            .ToListAsync(cancellationToken);
        foreach (Delivery delivery in withContent)
            delivery.Drop(now);
    }
}
