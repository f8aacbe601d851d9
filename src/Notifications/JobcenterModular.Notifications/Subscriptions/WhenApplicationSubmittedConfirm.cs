using JobcenterModular.Applications.Contracts;
using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Templates;
using JobcenterModular.Notifications.Persistence;
using JobcenterModular.Notifications.UseCases.Reminders;
using JobcenterModular.Notifications.UseCases.Telling;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Notifications.Subscriptions;

/// <summary>
/// Tells the applicant that the application has arrived and from which month it counts (§ 37 (2) SGB II); keeps how the
/// person can be reached, sealed as it came, for what there is to tell later.
/// </summary>
internal sealed class WhenApplicationSubmittedConfirm(IServiceScopeFactory scopes, TimeProvider clock, ILaneSignals lanes)
    : NoticeSubscriber<ApplicationSubmitted>(scopes, clock, lanes)
{
    protected override async Task HandleAsync(
        ApplicationSubmitted integrationEvent, NotificationsDbContext db, IServiceProvider services, CancellationToken cancellationToken)
    {
        KnownApplication known = await db.KnowAsync(integrationEvent.ApplicationId, cancellationToken);
        known.Send(integrationEvent.Reference, integrationEvent.Team, integrationEvent.SealedMailTo, integrationEvent.SubmittedAt);
        known.ReachBy(integrationEvent.SealedContact, SealPurposes.Submitted);
        await services.GetRequiredService<Watch>().DraftSentAsync(known.Id, cancellationToken);
        await services.GetRequiredService<NoticeWriter>().TellApplicantAsync(
            known,
            new NoticeReason(integrationEvent.EventId, Purposes.SubmissionConfirmation, known.Id, integrationEvent.Reference),
            new NoticeValues()
                .With("reference", integrationEvent.Reference)
                .WithDay("receivedOn", OfficeTime.DateAt(integrationEvent.SubmittedAt))
                .WithDay("applicationDate", integrationEvent.ApplicationDate)
                .WithMonth("effectMonth", integrationEvent.EffectMonth),
            cancellationToken);
    }
}
