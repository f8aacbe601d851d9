using JobcenterModular.Applications.Contracts;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.Documents.Domain.Letters;
using JobcenterModular.Documents.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Documents.Subscriptions;

/// <summary>There is a decision, so there may be a letter; whether its owner may read it here is part of the word. The letter of an earlier decision is its letter no more.</summary>
internal sealed class WhenDecisionRecorded(IServiceScopeFactory scopes, TimeProvider clock)
    : IntegrationEventHandler<DecisionRecorded, DocumentsDbContext>(scopes, clock)
{
    protected override async Task HandleAsync(DecisionRecorded integrationEvent, DocumentsDbContext db, CancellationToken cancellationToken)
    {
        DecisionLetter letter = await db.DecisionLetters.SingleOrDefaultAsync(row => row.Id == integrationEvent.ApplicationId, cancellationToken)
            ?? db.DecisionLetters.Add(DecisionLetter.Of(integrationEvent.ApplicationId)).Entity;
        letter.Deliver(integrationEvent.PortalDelivery, integrationEvent.DecisionVersion, integrationEvent.DecisionNumber);
    }
}
