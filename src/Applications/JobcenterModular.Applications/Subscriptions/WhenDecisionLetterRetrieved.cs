using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Persistence;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.Documents.Contracts;
using JobcenterModular.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Applications.Subscriptions;

/// <summary>The applicant opened the letter: the day is recorded with the decision (§ 37 (2b) SGB X).</summary>
internal sealed class WhenDecisionLetterRetrieved(IServiceScopeFactory scopes, TimeProvider time)
    : IntegrationEventHandler<DecisionLetterRetrieved, ApplicationsDbContext>(scopes, time)
{
    // Events may arrive out of order; the retrieval waits for the letter.
    private static readonly Refusal LetterUnknown = new(RefusalKind.NotReady, "letters.unknown", "Dieses Schreiben ist noch nicht bekannt.");

    protected override async Task HandleAsync(DecisionLetterRetrieved integrationEvent, ApplicationsDbContext db, CancellationToken cancellationToken)
    {
        var id = new BenefitApplicationId(integrationEvent.ApplicationId);
        if (await db.Decisions.SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } decision)
            return;
        if (!decision.NoteRetrieval(integrationEvent.DocumentId, integrationEvent.RetrievedAt, integrationEvent.DecisionNumber))
            throw LetterUnknown.ToException();
    }
}
