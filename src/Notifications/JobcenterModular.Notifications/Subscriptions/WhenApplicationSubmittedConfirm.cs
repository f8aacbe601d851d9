using JobcenterModular.Applications.Contracts;
using JobcenterModular.BuildingBlocks.Jobs;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Texts;
using JobcenterModular.Notifications.Jobs;
using JobcenterModular.Notifications.Persistence;
using JobcenterModular.Notifications.UseCases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Notifications.Subscriptions;

/// <summary>
/// Tells the applicant in the inbox, and by e-mail to whoever gave an address; keeps the address, sealed as it came, for
/// what there is to tell later.
/// </summary>
internal sealed class WhenApplicationSubmittedConfirm(
    IServiceScopeFactory scopes,
    TimeProvider clock,
    Sealer sealer,
    SealedLetters letters,
    IOptions<PortalOptions> portal,
    IOptions<OfficeOptions> office,
    JobWakeUp<SendMailJob> sender) : IntegrationEventHandler<ApplicationSubmitted, NotificationsDbContext>(scopes, clock)
{
    private readonly TimeProvider _clock = clock;

    protected override async Task HandleAsync(ApplicationSubmitted integrationEvent, NotificationsDbContext db, CancellationToken cancellationToken)
    {
        KnownApplication known = await db.KnowAsync(integrationEvent.ApplicationId, cancellationToken);
        known.Send(integrationEvent.Reference, integrationEvent.SealedMailTo);
        DateOnly received = OfficeTime.DateAt(integrationEvent.SubmittedAt);
        var notice = Notice.ToApplicant(
            new NoticeReason(
                integrationEvent.EventId, Purposes.SubmissionConfirmation, integrationEvent.ApplicationId, integrationEvent.Reference),
            SubmissionConfirmation.Notice(
                integrationEvent.Reference, received, integrationEvent.ApplicationDate, integrationEvent.EffectMonth),
            _clock.GetUtcNow());
        db.Notices.Add(notice);
        if (integrationEvent.SealedMailTo is { } box)
        {
            string to = sealer.OpenText(box, Addresses.PurposeOf(integrationEvent.ApplicationId));
            db.Deliveries.Add(letters.Post(notice, SubmissionConfirmation.Mail(
                to, office.Value.Name, integrationEvent.Reference, received, integrationEvent.EffectMonth, portal.Value.Home)));
        }
    }

    protected override void AfterCommit() => sender.Wake();
}
