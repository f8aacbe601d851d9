using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Persistence;
using JobcenterModular.Applications.UseCases.Requests;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.Documents.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Applications.Subscriptions;

/// <summary>A paper passed its checks: staff may see it from now on.</summary>
internal sealed class WhenDocumentReleased(IServiceScopeFactory scopes, TimeProvider time, AwaitedEvidence awaited)
    : IntegrationEventHandler<DocumentReleased, ApplicationsDbContext>(scopes, time)
{
    protected override async Task HandleAsync(DocumentReleased integrationEvent, ApplicationsDbContext db, CancellationToken cancellationToken)
    {
        if (await db.GuardedAsync(integrationEvent.ApplicationId, cancellationToken) is not { } application)
            return;
        AwaitedBefore before = await awaited.LookAsync(db, application, cancellationToken);
        PaperStanding standing = await db.PaperStandingAsync(integrationEvent.DocumentId, application.Id, cancellationToken);
        standing.Release(integrationEvent.OccurredAt);
        before.TellChanges();
        await db.SettleRequestsAsync(application, integrationEvent.OccurredAt, cancellationToken);
    }
}
