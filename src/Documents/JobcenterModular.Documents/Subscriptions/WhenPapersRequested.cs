using JobcenterModular.Applications.Contracts;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Domain.Evidence;
using JobcenterModular.Documents.Domain.Log;
using JobcenterModular.Documents.Persistence;
using JobcenterModular.Documents.UseCases.Evidence;
using JobcenterModular.Documents.UseCases.Log;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Documents.Subscriptions;

/// <summary>The office asks for papers by name: they are on the checklist from now on, so that they may come.</summary>
internal sealed class WhenPapersRequested(IServiceScopeFactory scopes, TimeProvider clock)
    : IntegrationEventHandler<PapersRequested, DocumentsDbContext>(scopes, clock)
{
    private const string Because = "Das Jobcenter hat nachgefragt.";

    private readonly TimeProvider _clock = clock;

    protected override async Task HandleAsync(PapersRequested integrationEvent, DocumentsDbContext db, CancellationToken cancellationToken)
    {
        // Before the application itself came here: tried again until it did.
        PaperFolder folder = await db.Folders.SingleOrDefaultAsync(row => row.Id == integrationEvent.ApplicationId, cancellationToken) is { CaseId: not null } known
            ? known
            : throw DocumentsRefusals.NotReady.ToException();
        if (folder.State == FolderState.Deleted)
            return;
        PaperRequest request = await db.PaperRequestAsync(integrationEvent.RequestId, folder.Id, cancellationToken);
        if (request.Withdrawn)
            return;
        DateOnly dueOn = request.AskFor(integrationEvent.DueOn);
        List<EvidenceKey> keys = [.. integrationEvent.EvidenceCodes.Zip(integrationEvent.PersonIds, (code, person) => new EvidenceKey(code, person))];
        foreach ((EvidenceKey key, string title) in keys.Zip(integrationEvent.Titles).DistinctBy(pair => pair.First))
        {
            EvidenceItem item = await db.ItemAsync(folder, key, cancellationToken)
                ?? db.EvidenceItems.Add(ItemRows.NewItem(folder, key, _clock.GetUtcNow())).Entity;
            item.AskByName(request.Id, title.Length > EvidenceItem.MaxTitleLength ? title[..EvidenceItem.MaxTitleLength] : title, Because, dueOn);
        }

        db.Note(new CaseNote(folder.CaseId!.Value, Actor.System("casework"), CaseAction.EvidenceAsked)
        {
            ApplicationId = folder.Id,
            Detail = string.Join(' ', keys),
        });
    }
}
