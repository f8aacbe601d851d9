using JobcenterModular.Applications.Contracts;
using JobcenterModular.Notifications.Persistence;
using JobcenterModular.Notifications.UseCases;
using JobcenterModular.Notifications.UseCases.Reminders;
using JobcenterModular.Notifications.UseCases.Telling;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Notifications.Subscriptions;

/// <summary>Remembers what is awaited until when, to remind of it.</summary>
internal sealed class WhenEvidenceAwaited(IServiceScopeFactory scopes, TimeProvider clock, ILaneSignals lanes)
    : NoticeSubscriber<EvidenceAwaited>(scopes, clock, lanes)
{
    protected override async Task HandleAsync(
        EvidenceAwaited integrationEvent, NotificationsDbContext db, IServiceProvider services, CancellationToken cancellationToken)
    {
        if (await db.IsDeletedAsync(integrationEvent.ApplicationId, cancellationToken))
            return;
        await services.GetRequiredService<Watch>().EvidenceAsync(
            integrationEvent.ApplicationId,
            $"{integrationEvent.EvidenceCode}:{integrationEvent.PersonId}",
            integrationEvent.ApplicationVersion,
            integrationEvent.Awaited,
            integrationEvent.DueOn,
            integrationEvent.Title,
            cancellationToken);
    }
}
