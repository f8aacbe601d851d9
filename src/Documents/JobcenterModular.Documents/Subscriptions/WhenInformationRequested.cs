using System.Globalization;
using JobcenterModular.Applications.Contracts;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.Documents.Domain.Evidence;
using JobcenterModular.Documents.Domain.Log;
using JobcenterModular.Documents.Persistence;
using JobcenterModular.Documents.UseCases.Log;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Documents.Subscriptions;

/// <summary>The desk asks until a day, or gives more time: papers that it asks for by name are wanted until then.</summary>
internal sealed class WhenInformationRequested(IServiceScopeFactory scopes, TimeProvider clock)
    : IntegrationEventHandler<InformationRequested, DocumentsDbContext>(scopes, clock)
{
    protected override async Task HandleAsync(InformationRequested integrationEvent, DocumentsDbContext db, CancellationToken cancellationToken)
    {
        PaperRequest request = await db.PaperRequestAsync(integrationEvent.RequestId, integrationEvent.ApplicationId, cancellationToken);
        if (!request.DueBy(integrationEvent.DueOn, integrationEvent.RequestVersion) || request.Withdrawn)
            return;
        List<EvidenceItem> items = await db.ItemsAskedByAsync(request, cancellationToken);
        if (items.Count == 0 || items.TrueForAll(item => item.DueOn >= integrationEvent.DueOn) || await db.FolderOfAsync(request, cancellationToken) is not { } folder)
            return;
        foreach (EvidenceItem item in items)
            item.GiveTime(integrationEvent.DueOn);
        db.Note(new CaseNote(folder.CaseId!.Value, Actor.System("casework"), CaseAction.EvidenceAsked)
        {
            ApplicationId = folder.Id,
            Detail = string.Create(CultureInfo.InvariantCulture, $"{string.Join(' ', items.Select(item => item.Key))} {integrationEvent.DueOn:yyyy-MM-dd}"),
        });
    }
}
