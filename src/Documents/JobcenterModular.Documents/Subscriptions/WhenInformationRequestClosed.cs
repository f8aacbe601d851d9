using JobcenterModular.Applications.Contracts;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.Documents.Domain.Evidence;
using JobcenterModular.Documents.Domain.Log;
using JobcenterModular.Documents.Persistence;
using JobcenterModular.Documents.UseCases.Log;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Documents.Subscriptions;

/// <summary>The desk took a request back: what it alone asked for is wanted no more. Of one that was answered nothing is taken back.</summary>
internal sealed class WhenInformationRequestClosed(IServiceScopeFactory scopes, TimeProvider clock)
    : IntegrationEventHandler<InformationRequestClosed, DocumentsDbContext>(scopes, clock)
{
    private const string Withdrawn = "withdrawn";

    protected override async Task HandleAsync(InformationRequestClosed integrationEvent, DocumentsDbContext db, CancellationToken cancellationToken)
    {
        if (integrationEvent.Reason != Withdrawn)
            return;
        PaperRequest request = await db.PaperRequestAsync(integrationEvent.RequestId, integrationEvent.ApplicationId, cancellationToken);
        request.Withdraw(integrationEvent.RequestVersion);
        List<EvidenceItem> items = await db.ItemsAskedByAsync(request, cancellationToken);
        if (items.Count == 0 || await db.FolderOfAsync(request, cancellationToken) is not { } folder)
            return;
        Dictionary<Guid, DateOnly?> days = await db.PaperRequests.AsNoTracking()
            .Where(row => row.ApplicationId == request.ApplicationId && row.Id != request.Id)
            .ToDictionaryAsync(row => row.Id, row => row.DueOn, cancellationToken);
        foreach (EvidenceItem item in items)
            item.TakeBackRequest(request.Id, item.AskedBy.Max(asking => days.GetValueOrDefault(asking)));
        db.Note(new CaseNote(folder.CaseId!.Value, Actor.System("casework"), CaseAction.EvidenceTakenBack)
        {
            ApplicationId = folder.Id,
            Detail = string.Join(' ', items.Select(item => item.Key)),
        });
    }
}
