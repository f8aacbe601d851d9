using JobcenterModular.Applications.Contracts;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Templates;
using JobcenterModular.Notifications.Persistence;
using JobcenterModular.Notifications.UseCases.Telling;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Notifications.Subscriptions;

/// <summary>Sends the way back to whoever pauses, to the address named for it; reminders of the draft go there too.</summary>
internal sealed class WhenDraftPaused(IServiceScopeFactory scopes, TimeProvider clock, ILaneSignals lanes, Sealer sealer)
    : NoticeSubscriber<DraftPaused>(scopes, clock, lanes)
{
    protected override async Task HandleAsync(
        DraftPaused integrationEvent, NotificationsDbContext db, IServiceProvider services, CancellationToken cancellationToken)
    {
        KnownApplication known = await db.KnowAsync(integrationEvent.ApplicationId, cancellationToken);
        if (known.DeletedAt is not null)
            return;
        known.PauseWith(integrationEvent.SealedMailTo);
        string purpose = SealPurposes.DraftPaused + known.Id;
        await services.GetRequiredService<NoticeWriter>().TellApplicantAtAsync(
            sealer.OpenText(integrationEvent.SealedMailTo, purpose),
            new NoticeReason(integrationEvent.EventId, Purposes.DraftPaused, known.Id, integrationEvent.Reference),
            new NoticeValues()
                .With("reference", integrationEvent.Reference)
                .With("resumeLink", sealer.OpenText(integrationEvent.SealedResumeLink, purpose))
                .WithDay("keepUntil", integrationEvent.KeepUntil),
            await services.GetRequiredService<ReachLookup>().LanguageOfAsync(known, cancellationToken),
            cancellationToken);
    }
}
