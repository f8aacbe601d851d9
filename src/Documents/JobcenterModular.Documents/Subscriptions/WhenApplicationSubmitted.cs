using JobcenterModular.Applications.Contracts;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Documents.Subscriptions;

/// <summary>The folder closes. An upload that is saved at the same moment makes this save fail, and it is tried again.</summary>
internal sealed class WhenApplicationSubmitted(IServiceScopeFactory scopes, TimeProvider clock)
    : IntegrationEventHandler<ApplicationSubmitted, DocumentsDbContext>(scopes, clock)
{
    protected override async Task HandleAsync(ApplicationSubmitted integrationEvent, DocumentsDbContext db, CancellationToken cancellationToken)
    {
        PaperFolder folder = await db.FolderAsync(integrationEvent.ApplicationId, integrationEvent.Reference, cancellationToken);
        folder.Close();
    }
}
