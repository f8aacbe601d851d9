using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Persistence;
using JobcenterModular.Applications.UseCases;
using JobcenterModular.Applications.UseCases.Requests;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.Documents.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Applications.Subscriptions;

/// <summary>
/// A paper counts as activity and shows in checklist, receipt and on the desk. Guarding the application makes this and
/// a submission at the same moment exclude each other: the paper is in the receipt, or it is marked late.
/// </summary>
internal sealed class WhenDocumentStored(IServiceScopeFactory scopes, TimeProvider time, OfficeClock clock, AwaitedEvidence awaited)
    : IntegrationEventHandler<DocumentStored, ApplicationsDbContext>(scopes, time)
{
    protected override async Task HandleAsync(DocumentStored integrationEvent, ApplicationsDbContext db, CancellationToken cancellationToken)
    {
        var id = new BenefitApplicationId(integrationEvent.ApplicationId);
        BenefitApplication? application = await db.Applications.SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (application is null)
            return;
        if (application.IsDraft)
            application.Touch(clock.Read());
        db.Guard(application);
        AwaitedBefore before = await awaited.LookAsync(db, application, cancellationToken);

        // Told twice at once, the other was faster: this save will meet theirs, and the next try finds it handled.
        if (db.Papers.Local.Any(row => row.DocumentId == integrationEvent.DocumentId))
            return;
        db.Papers.Add(new Paper
        {
            DocumentId = integrationEvent.DocumentId,
            ApplicationId = id,
            EvidenceCode = integrationEvent.EvidenceCode,
            PersonId = integrationEvent.PersonId,
            FileName = integrationEvent.FileName,
            MediaType = integrationEvent.MediaType,
            SizeBytes = integrationEvent.SizeBytes,
            Sha256 = integrationEvent.Sha256,
            ReceivedAt = integrationEvent.ReceivedAt,
            Late = !application.IsDraft,
        });
        before.TellChanges();
        await db.SettleRequestsAsync(application, integrationEvent.OccurredAt, cancellationToken);
    }
}
