using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Desk;
using JobcenterModular.Applications.Persistence;
using JobcenterModular.Applications.UseCases.Desk;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.Documents.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Applications.Subscriptions;

/// <summary>The letter of a decision lies in the case file: shown with the decision, and a line on the desk.</summary>
internal sealed class WhenDecisionLetterAttached(IServiceScopeFactory scopes, TimeProvider time)
    : IntegrationEventHandler<DecisionLetterAttached, ApplicationsDbContext>(scopes, time)
{
    protected override async Task HandleAsync(DecisionLetterAttached integrationEvent, ApplicationsDbContext db, CancellationToken cancellationToken)
    {
        var id = new BenefitApplicationId(integrationEvent.ApplicationId);
        if (await db.Decisions.SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } decision)
            return;
        if (!decision.AttachLetter(integrationEvent.DocumentId, integrationEvent.SentOn, integrationEvent.LetterVersion, integrationEvent.DecisionNumber))
            return;
        WorkItem item = await db.ItemOfAsync(id, cancellationToken);
        item.MoveTo(item.State, Actor.System, "letterAttached", null, integrationEvent.OccurredAt);
    }
}
