using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.Documents.Contracts;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Texts;
using JobcenterModular.Notifications.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Notifications.Subscriptions;

/// <summary>Tells the applicant in the inbox that a file could not be used; staff never learn that it was there.</summary>
internal sealed class WhenDocumentSetAside(IServiceScopeFactory scopes, TimeProvider clock)
    : IntegrationEventHandler<DocumentSetAside, NotificationsDbContext>(scopes, clock)
{
    private readonly TimeProvider _clock = clock;

    protected override async Task HandleAsync(DocumentSetAside integrationEvent, NotificationsDbContext db, CancellationToken cancellationToken)
    {
        if (await db.ToTellOfAsync(integrationEvent.ApplicationId, cancellationToken) is not { } known)
            return;
        db.Notices.Add(Notice.ToApplicant(
            new NoticeReason(integrationEvent.EventId, Purposes.FileSetAside, known.Id, known.Reference ?? ""),
            UnusableFile.Notice(integrationEvent.Reason),
            _clock.GetUtcNow()));
    }
}
