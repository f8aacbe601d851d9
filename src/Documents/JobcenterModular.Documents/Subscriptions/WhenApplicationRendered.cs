using JobcenterModular.Applications.Contracts;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Persistence;
using JobcenterModular.Documents.UseCases.Cases;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Documents.Subscriptions;

/// <summary>The PDF of the record goes into the case file.</summary>
internal sealed class WhenApplicationRendered(
    IServiceScopeFactory scopes, TimeProvider clock, CaseFiling filing, OwnDocuments documents, Sealer sealer)
    : IntegrationEventHandler<ApplicationRendered, DocumentsDbContext>(scopes, clock)
{
    protected override async Task HandleAsync(ApplicationRendered integrationEvent, DocumentsDbContext db, CancellationToken cancellationToken)
    {
        byte[] pdf = sealer.Open(
            Convert.FromBase64String(integrationEvent.SealedPdf), $"applications.rendered:{integrationEvent.ApplicationId}");
        PaperFolder folder = await db.FolderAsync(integrationEvent.ApplicationId, integrationEvent.Reference, cancellationToken);
        if (folder.State == FolderState.Deleted)
            throw DocumentsRefusals.AlreadyDeleted.ToException();
        CaseFile caseFile = await db.CaseOfAsync(folder, filing, renews: null, cancellationToken);
        var of = new OwnDocument(caseFile, folder, integrationEvent.OccurredAt);
        await documents.AddAsync(db, of, DocumentKind.ApplicationPdf, ".pdf", "application/pdf", pdf, cancellationToken);
    }
}
