using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Persistence;
using JobcenterModular.Applications.UseCases.Requests;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.Documents.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Applications.Subscriptions;

/// <summary>A paper cannot be used: it counts for nothing, and its owner reads why.</summary>
internal sealed class WhenDocumentSetAside(IServiceScopeFactory scopes, TimeProvider time, AwaitedEvidence awaited)
    : IntegrationEventHandler<DocumentSetAside, ApplicationsDbContext>(scopes, time)
{
    protected override async Task HandleAsync(DocumentSetAside integrationEvent, ApplicationsDbContext db, CancellationToken cancellationToken)
    {
        if (await db.GuardedAsync(integrationEvent.ApplicationId, cancellationToken) is not { } application)
            return;
        AwaitedBefore before = await awaited.LookAsync(db, application, cancellationToken);
        PaperStanding standing = await db.PaperStandingAsync(integrationEvent.DocumentId, application.Id, cancellationToken);
        standing.SetAside(integrationEvent.Reason, integrationEvent.OccurredAt);
        before.TellChanges();
        await db.SettleRequestsAsync(application, integrationEvent.OccurredAt, cancellationToken);
    }
}
