using JobcenterModular.Applications.Contracts;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Templates;
using JobcenterModular.Notifications.Persistence;
using JobcenterModular.Notifications.UseCases.Telling;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Notifications.Subscriptions;

/// <summary>
/// Gives the caller of a short application the receipt, and the list of papers to lay ready; on paper to whoever named an
/// address and no other way.
/// </summary>
internal sealed class WhenApplicationTakenByPhone(IServiceScopeFactory scopes, TimeProvider clock, ILaneSignals lanes)
    : NoticeSubscriber<ApplicationTakenByPhone>(scopes, clock, lanes)
{
    protected override async Task HandleAsync(
        ApplicationTakenByPhone integrationEvent, NotificationsDbContext db, IServiceProvider services, CancellationToken cancellationToken)
    {
        KnownApplication known = await db.KnowAsync(integrationEvent.ApplicationId, cancellationToken);
        if (known.DeletedAt is not null)
            return;

        // What was said in the whole form is newer than what was said in the first call.
        if (known.SentAt is null)
            known.ReachBy(integrationEvent.SealedContact, SealPurposes.TakenByPhone);
        await services.GetRequiredService<NoticeWriter>().TellApplicantAsync(
            known,
            new NoticeReason(integrationEvent.EventId, Purposes.TakenByPhone, known.Id, integrationEvent.Reference),
            new NoticeValues()
                .With("reference", integrationEvent.Reference)
                .WithDay("applicationDate", integrationEvent.ApplicationDate)
                .WithMonth("effectMonth", integrationEvent.EffectMonth)
                .With("papers", string.Join('\n', integrationEvent.Papers.Select(paper => "– " + paper))),
            cancellationToken);
    }
}
