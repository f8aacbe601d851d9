using JobcenterModular.Applications.Contracts;
using JobcenterModular.BuildingBlocks.Jobs;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Texts;
using JobcenterModular.Notifications.Jobs;
using JobcenterModular.Notifications.Persistence;
using JobcenterModular.Notifications.UseCases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Notifications.Subscriptions;

/// <summary>Sends the way back to whoever pauses.</summary>
internal sealed class WhenDraftPaused(
    IServiceScopeFactory scopes,
    TimeProvider clock,
    Sealer sealer,
    SealedLetters letters,
    IOptions<OfficeOptions> office,
    JobWakeUp<SendMailJob> sender) : IntegrationEventHandler<DraftPaused, NotificationsDbContext>(scopes, clock)
{
    private readonly TimeProvider _clock = clock;

    protected override async Task HandleAsync(DraftPaused integrationEvent, NotificationsDbContext db, CancellationToken cancellationToken)
    {
        if (await db.IsDeletedAsync(integrationEvent.ApplicationId, cancellationToken))
            return;
        string purpose = $"applications.draft-paused:{integrationEvent.ApplicationId}";
        var notice = Notice.ToApplicant(
            new NoticeReason(integrationEvent.EventId, Purposes.DraftPaused, integrationEvent.ApplicationId, integrationEvent.Reference),
            PausedDraft.Notice(integrationEvent.Reference, integrationEvent.KeepUntil),
            _clock.GetUtcNow());
        db.Notices.Add(notice);
        db.Deliveries.Add(letters.Post(notice, PausedDraft.Mail(
            sealer.OpenText(integrationEvent.SealedMailTo, purpose),
            office.Value.Name,
            integrationEvent.Reference,
            sealer.OpenText(integrationEvent.SealedResumeLink, purpose),
            integrationEvent.KeepUntil)));
    }

    protected override void AfterCommit() => sender.Wake();
}
