using JobcenterModular.Applications.Contracts;
using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Persistence;
using JobcenterModular.Notifications.UseCases.Reminders;
using JobcenterModular.Notifications.UseCases.Telling;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Notifications.Subscriptions;

/// <summary>Somebody worked on a draft: it is kept longer, and reminders of it move.</summary>
internal sealed class WhenDraftKept(IServiceScopeFactory scopes, TimeProvider clock, ILaneSignals lanes)
    : NoticeSubscriber<DraftKept>(scopes, clock, lanes)
{
    protected override async Task HandleAsync(
        DraftKept integrationEvent, NotificationsDbContext db, IServiceProvider services, CancellationToken cancellationToken)
    {
        KnownApplication known = await db.KnowAsync(integrationEvent.ApplicationId, cancellationToken);
        if (known.DeletedAt is not null || known.SentAt is not null)
            return;
        await services.GetRequiredService<Watch>().DraftAsync(
            known.Id, OfficeTime.DateAt(integrationEvent.OccurredAt), integrationEvent.KeepUntil, integrationEvent.ApplicationDate, cancellationToken);
    }
}
