using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Persistence;
using JobcenterModular.Applications.UseCases;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.Documents.Contracts;
using JobcenterModular.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Applications.Subscriptions;

/// <summary>A paper that its owner took out leaves the checklist, as long as the application is a draft.</summary>
internal sealed class WhenDocumentRemoved(IServiceScopeFactory scopes, TimeProvider time, OfficeClock clock)
    : IntegrationEventHandler<DocumentRemoved, ApplicationsDbContext>(scopes, time)
{
    // Events may arrive out of order; the removal waits for the paper, then gives up visibly.
    private static readonly Refusal PaperUnknown = new(RefusalKind.NotReady, "papers.unknown", "Dieses Papier ist noch nicht bekannt.");

    protected override async Task HandleAsync(DocumentRemoved integrationEvent, ApplicationsDbContext db, CancellationToken cancellationToken)
    {
        var id = new BenefitApplicationId(integrationEvent.ApplicationId);
        BenefitApplication? application = await db.Applications.SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (application is not { IsDraft: true })
            return;
        Paper paper = await db.Papers.SingleOrDefaultAsync(row => row.DocumentId == integrationEvent.DocumentId, cancellationToken)
            ?? throw PaperUnknown.ToException();
        application.Touch(clock.Read());
        db.Guard(application);
        db.Papers.Remove(paper);
        if (await db.PaperStandings.SingleOrDefaultAsync(row => row.DocumentId == integrationEvent.DocumentId, cancellationToken) is { } standing)
            db.PaperStandings.Remove(standing);
    }
}
