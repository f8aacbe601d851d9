using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Persistence;
using JobcenterModular.Applications.UseCases;
using JobcenterModular.Applications.UseCases.Requests;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.Documents.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Applications.Subscriptions;

/// <summary>A paper serves other items from now on. In a draft its owner has done that, so it counts as activity.</summary>
internal sealed class WhenDocumentEvidenceChanged(IServiceScopeFactory scopes, TimeProvider time, OfficeClock clock, AwaitedEvidence awaited)
    : IntegrationEventHandler<DocumentEvidenceChanged, ApplicationsDbContext>(scopes, time)
{
    protected override async Task HandleAsync(DocumentEvidenceChanged integrationEvent, ApplicationsDbContext db, CancellationToken cancellationToken)
    {
        if (await db.GuardedAsync(integrationEvent.ApplicationId, cancellationToken) is not { } application)
            return;
        if (application.IsDraft)
            application.Touch(clock.Read());
        AwaitedBefore before = await awaited.LookAsync(db, application, cancellationToken);
        PaperStanding standing = await db.PaperStandingAsync(integrationEvent.DocumentId, application.Id, cancellationToken);
        standing.Serve(
            [.. integrationEvent.EvidenceCodes.Zip(integrationEvent.PersonIds, (code, person) => new PaperUse(code, person))], integrationEvent.ItemVersion);
        before.TellChanges();
        await db.SettleRequestsAsync(application, integrationEvent.OccurredAt, cancellationToken);
    }
}
