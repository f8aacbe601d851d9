using JobcenterModular.Documents.Contracts;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Templates;
using JobcenterModular.Notifications.Persistence;
using JobcenterModular.Notifications.UseCases.Telling;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Notifications.Subscriptions;

/// <summary>Tells the applicant that a letter can be read in the portal (§ 37 (2a) SGB X); without consent there is none to read. It says nothing of what was decided.</summary>
internal sealed class WhenDecisionLetterAttached(IServiceScopeFactory scopes, TimeProvider clock, ILaneSignals lanes)
    : NoticeSubscriber<DecisionLetterAttached>(scopes, clock, lanes)
{
    protected override async Task HandleAsync(
        DecisionLetterAttached integrationEvent, NotificationsDbContext db, IServiceProvider services, CancellationToken cancellationToken)
    {
        if (integrationEvent.NewInPortal != true || await db.ToTellOfAsync(integrationEvent.ApplicationId, cancellationToken) is not { } known)
            return;
        await services.GetRequiredService<NoticeWriter>().TellApplicantAsync(
            known,
            new NoticeReason(integrationEvent.EventId, Purposes.DecisionLetter, known.Id, known.Reference ?? ""),
            new NoticeValues().With("reference", known.Reference),
            cancellationToken);
    }
}
