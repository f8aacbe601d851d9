using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Persistence;
using JobcenterModular.Applications.UseCases.Requests;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.Documents.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Applications.Subscriptions;

/// <summary>The office has looked at one item: accepted, rejected, or open again. No other item moves.</summary>
internal sealed class WhenEvidenceReviewed(IServiceScopeFactory scopes, TimeProvider time, AwaitedEvidence awaited)
    : IntegrationEventHandler<EvidenceReviewed, ApplicationsDbContext>(scopes, time)
{
    protected override async Task HandleAsync(EvidenceReviewed integrationEvent, ApplicationsDbContext db, CancellationToken cancellationToken)
    {
        if (await db.GuardedAsync(integrationEvent.ApplicationId, cancellationToken) is not { } application)
            return;
        AwaitedBefore before = await awaited.LookAsync(db, application, cancellationToken);
        EvidenceStanding standing = await db.EvidenceStandingAsync(
            application.Id, integrationEvent.EvidenceCode, integrationEvent.PersonId, cancellationToken);
        standing.Review(new EvidenceReview(
            OutcomeOf(integrationEvent.Outcome),
            integrationEvent.ReasonCode,
            integrationEvent.Reason,
            integrationEvent.DueOn,
            integrationEvent.DocumentIds,
            integrationEvent.OccurredAt,
            integrationEvent.ItemVersion));
        before.TellChanges();
        await db.SettleRequestsAsync(application, integrationEvent.OccurredAt, cancellationToken);
    }

    private static EvidenceOutcome OutcomeOf(string outcome) => outcome switch
    {
        "accepted" => EvidenceOutcome.Accepted,
        "rejected" => EvidenceOutcome.Rejected,
        "reopened" => EvidenceOutcome.Open,
        _ => throw new InvalidOperationException("Unknown outcome of a review."),
    };
}
