using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Persistence;
using JobcenterModular.Applications.UseCases;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.Documents.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Applications.Subscriptions;

/// <summary>The person says of an item that it comes later or that there is none. In a draft it counts as activity.</summary>
internal sealed class WhenEvidenceStated(IServiceScopeFactory scopes, TimeProvider time, OfficeClock clock, AwaitedEvidence awaited)
    : IntegrationEventHandler<EvidenceStated, ApplicationsDbContext>(scopes, time)
{
    protected override async Task HandleAsync(EvidenceStated integrationEvent, ApplicationsDbContext db, CancellationToken cancellationToken)
    {
        if (await db.GuardedAsync(integrationEvent.ApplicationId, cancellationToken) is not { } application)
            return;
        if (application.IsDraft)
            application.Touch(clock.Read());
        AwaitedBefore before = await awaited.LookAsync(db, application, cancellationToken);
        EvidenceStanding standing = await db.EvidenceStandingAsync(
            application.Id, integrationEvent.EvidenceCode, integrationEvent.PersonId, cancellationToken);
        standing.Say(StatementOf(integrationEvent.Statement), integrationEvent.PromisedFor, integrationEvent.ItemVersion);
        before.TellChanges();
    }

    private static EvidenceStatement StatementOf(string statement) => statement switch
    {
        "later" => EvidenceStatement.Later,
        "notAvailable" => EvidenceStatement.NotAvailable,
        "none" => EvidenceStatement.None,
        _ => throw new InvalidOperationException("Unknown statement on an item."),
    };
}
