using JobcenterModular.Applications.Contracts;
using JobcenterModular.BuildingBlocks.Jobs;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.Jobs;
using JobcenterModular.Documents.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Documents.Subscriptions;

/// <summary>The papers go with their draft; the job erases them.</summary>
internal sealed class WhenDraftDeleted(IServiceScopeFactory scopes, TimeProvider clock, JobWakeUp<EraseDeletedPapersJob> eraser)
    : IntegrationEventHandler<DraftDeleted, DocumentsDbContext>(scopes, clock)
{
    private readonly TimeProvider _clock = clock;

    protected override async Task HandleAsync(DraftDeleted integrationEvent, DocumentsDbContext db, CancellationToken cancellationToken)
    {
        PaperFolder folder = await db.FolderAsync(integrationEvent.ApplicationId, integrationEvent.Reference, cancellationToken);
        folder.Delete(_clock.GetUtcNow());
    }

    protected override void AfterCommit() => eraser.Wake();
}
