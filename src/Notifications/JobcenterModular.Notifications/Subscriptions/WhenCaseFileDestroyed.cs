using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.Documents.Contracts;
using JobcenterModular.Notifications.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Notifications.Subscriptions;

/// <summary>No word any more about the applications of a case that was deleted by rule.</summary>
internal sealed class WhenCaseFileDestroyed(IServiceScopeFactory scopes, TimeProvider clock)
    : IntegrationEventHandler<CaseFileDestroyed, NotificationsDbContext>(scopes, clock)
{
    private readonly TimeProvider _clock = clock;

    protected override async Task HandleAsync(CaseFileDestroyed integrationEvent, NotificationsDbContext db, CancellationToken cancellationToken)
    {
        foreach (Guid applicationId in integrationEvent.ApplicationIds)
            await db.ForgetApplicationAsync(applicationId, _clock.GetUtcNow(), cancellationToken);
    }
}
