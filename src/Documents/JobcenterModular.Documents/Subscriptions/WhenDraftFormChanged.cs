using JobcenterModular.Applications.Contracts;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Documents.Subscriptions;

/// <summary>The newer form may ask for other papers.</summary>
internal sealed class WhenDraftFormChanged(IServiceScopeFactory scopes, TimeProvider clock)
    : IntegrationEventHandler<DraftFormChanged, DocumentsDbContext>(scopes, clock)
{
    protected override async Task HandleAsync(DraftFormChanged integrationEvent, DocumentsDbContext db, CancellationToken cancellationToken)
    {
        PaperFolder folder = await db.FolderAsync(integrationEvent.ApplicationId, integrationEvent.Reference, cancellationToken);
        folder.AcceptAlso(integrationEvent.EvidenceCodes);
    }
}
