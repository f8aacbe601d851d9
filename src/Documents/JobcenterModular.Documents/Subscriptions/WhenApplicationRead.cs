using JobcenterModular.Applications.Contracts;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.Documents.Domain.Log;
using JobcenterModular.Documents.Persistence;
using JobcenterModular.Documents.UseCases.Log;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Documents.Subscriptions;

/// <summary>Somebody of the desk read an application: that is a line in the log of its case file, with the time of the read.</summary>
internal sealed class WhenApplicationRead(IServiceScopeFactory scopes, TimeProvider clock)
    : IntegrationEventHandler<ApplicationRead, DocumentsDbContext>(scopes, clock)
{
    protected override async Task HandleAsync(ApplicationRead integrationEvent, DocumentsDbContext db, CancellationToken cancellationToken)
    {
        Guid? caseId = await db.Folders
            .Where(folder => folder.Id == integrationEvent.ApplicationId)
            .Select(folder => folder.CaseId)
            .SingleOrDefaultAsync(cancellationToken);

        // The event that makes the file has not come yet: this one is tried again, so that no read is lost.
        db.Note(new CaseNote(
            caseId ?? throw DocumentsRefusals.NotReady.ToException(),
            new Actor(integrationEvent.Subject, integrationEvent.Role, "casework"),
            CaseAction.ApplicationRead)
        {
            ApplicationId = integrationEvent.ApplicationId,
            Detail = integrationEvent.What,
            HappenedAt = integrationEvent.OccurredAt,
        });
    }
}
