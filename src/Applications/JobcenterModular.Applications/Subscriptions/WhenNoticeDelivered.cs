using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Persistence;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.Notifications.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Applications.Subscriptions;

/// <summary>Person and desk see that the confirmation has left.</summary>
internal sealed class WhenNoticeDelivered(IServiceScopeFactory scopes, TimeProvider time)
    : IntegrationEventHandler<NoticeDelivered, ApplicationsDbContext>(scopes, time)
{
    private const string Confirmation = "submission-confirmation";

    protected override async Task HandleAsync(NoticeDelivered integrationEvent, ApplicationsDbContext db, CancellationToken cancellationToken)
    {
        if (integrationEvent.Purpose != Confirmation)
            return;
        var id = new BenefitApplicationId(integrationEvent.ApplicationId);
        BenefitApplication? application = await db.Applications.SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        application?.Confirm(integrationEvent.DeliveredAt);
    }
}
