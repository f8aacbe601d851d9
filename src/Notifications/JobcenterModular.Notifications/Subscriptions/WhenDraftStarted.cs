using JobcenterModular.Applications.Contracts;
using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Persistence;
using JobcenterModular.Notifications.UseCases.Reminders;
using JobcenterModular.Notifications.UseCases.Telling;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Notifications.Subscriptions;

/// <summary>Remembers whose inbox it will be, what it is called, and until when it is kept.</summary>
internal sealed class WhenDraftStarted(IServiceScopeFactory scopes, TimeProvider clock, ILaneSignals lanes)
    : NoticeSubscriber<DraftStarted>(scopes, clock, lanes)
{
    protected override async Task HandleAsync(
        DraftStarted integrationEvent, NotificationsDbContext db, IServiceProvider services, CancellationToken cancellationToken)
    {
        DateOnly today = OfficeTime.DateAt(integrationEvent.OccurredAt);
        KnownApplication known = await db.KnowAsync(integrationEvent.ApplicationId, cancellationToken);
        known.BelongsTo(integrationEvent.OwnerSubject, integrationEvent.Reference, today);
        if (known.DeletedAt is null && known.SentAt is null)
            await services.GetRequiredService<Watch>().DraftAsync(known.Id, today, integrationEvent.KeepUntil, today, cancellationToken);
    }
}
