using JobcenterModular.Applications.Contracts;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.Domain.Leaving;
using JobcenterModular.Documents.Domain.Log;
using JobcenterModular.Documents.Persistence;
using JobcenterModular.Documents.UseCases.Leaving.Dropping;
using JobcenterModular.Documents.UseCases.Log;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Documents.Subscriptions;

/// <summary>
/// Where the installation wants it, each sent application puts its case file into the drop folder. Not at once: its PDF and
/// its papers, which may wait for the scanner, are to be in it.
/// </summary>
internal sealed class WhenApplicationRenderedHandOver(
    IServiceScopeFactory scopes, TimeProvider clock, IDropFolder drop, IOptions<DropFolderOptions> options)
    : IntegrationEventHandler<ApplicationRendered, DocumentsDbContext>(scopes, clock)
{
    private static readonly TimeSpan UntilItIsFiled = TimeSpan.FromMinutes(5);

    private readonly TimeProvider _clock = clock;

    protected override async Task HandleAsync(ApplicationRendered integrationEvent, DocumentsDbContext db, CancellationToken cancellationToken)
    {
        if (!options.Value.OnSubmission || !drop.IsConfigured)
            return;
        PaperFolder? folder = await db.Folders.FindAsync([integrationEvent.ApplicationId], cancellationToken);

        // Thrown, the event comes again: the submission is told of by another one that may be on its way.
        Guid caseId = folder is { State: FolderState.Closed, CaseId: { } known } ? known : throw DocumentsRefusals.NotReady.ToException();
        DateTimeOffset now = _clock.GetUtcNow();
        var row = new HandOver
        {
            Id = Guid.CreateVersion7(now),
            CaseId = caseId,
            Kind = HandOverKind.DropFolder,
            Receiver = options.Value.Receiver,
            RequestedBy = "system",
            RequestedAt = now,
        };
        row.Queue(now + UntilItIsFiled);
        db.HandOvers.Add(row);
        db.Note(new CaseNote(caseId, Actor.System("handover"), CaseAction.HandedOver) { ApplicationId = folder.Id, Detail = $"dropFolder {row.Id} offered" });
    }
}
