using JobcenterModular.Applications.Contracts;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.Persistence;
using JobcenterModular.Documents.UseCases.Cases;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Documents.Subscriptions;

/// <summary>From now on papers may come; they lie in the case file of the household.</summary>
internal sealed class WhenDraftStarted(IServiceScopeFactory scopes, TimeProvider clock, CaseFiling filing)
    : IntegrationEventHandler<DraftStarted, DocumentsDbContext>(scopes, clock)
{
    protected override async Task HandleAsync(DraftStarted integrationEvent, DocumentsDbContext db, CancellationToken cancellationToken)
    {
        PaperFolder folder = await db.FolderAsync(integrationEvent.ApplicationId, integrationEvent.Reference, cancellationToken);
        folder.Start(integrationEvent.OwnerSubject, integrationEvent.EvidenceCodes);
        if (folder.State != FolderState.Deleted)
            await db.CaseOfAsync(folder, filing, integrationEvent.Renews, cancellationToken);
    }
}
