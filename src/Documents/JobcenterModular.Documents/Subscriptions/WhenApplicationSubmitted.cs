using JobcenterModular.Applications.Contracts;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Domain.Log;
using JobcenterModular.Documents.Persistence;
using JobcenterModular.Documents.UseCases.Cases;
using JobcenterModular.Documents.UseCases.Log;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Documents.Subscriptions;

/// <summary>
/// The folder closes and the case file opens. An upload that is saved at the same moment makes this save fail, and it is
/// tried again.
/// </summary>
internal sealed class WhenApplicationSubmitted(IServiceScopeFactory scopes, TimeProvider clock, CaseFiling filing)
    : IntegrationEventHandler<ApplicationSubmitted, DocumentsDbContext>(scopes, clock)
{
    protected override async Task HandleAsync(ApplicationSubmitted integrationEvent, DocumentsDbContext db, CancellationToken cancellationToken)
    {
        PaperFolder folder = await db.FolderAsync(integrationEvent.ApplicationId, integrationEvent.Reference, cancellationToken);
        folder.Close();
        folder.Date(integrationEvent.SubmittedAt, integrationEvent.ApplicationDate, integrationEvent.EffectMonth);
        CaseFile caseFile = await db.CaseOfAsync(folder, filing, renews: null, cancellationToken);
        caseFile.Open(integrationEvent.SubmittedAt);
        db.Note(new CaseNote(caseFile.Id, Actor.System("filing"), CaseAction.CaseOpened) { ApplicationId = folder.Id });
    }
}
