using JobcenterModular.BuildingBlocks.Jobs;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.Contracts;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Texts;
using JobcenterModular.Notifications.Jobs;
using JobcenterModular.Notifications.Persistence;
using JobcenterModular.Notifications.UseCases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Notifications.Subscriptions;

/// <summary>
/// Tells the applicant of a rejected item: in the inbox why and until when; by e-mail only that there is something new, to
/// whoever gave an address. Other outcomes ask nothing of anybody.
/// </summary>
internal sealed class WhenEvidenceReviewed(
    IServiceScopeFactory scopes,
    TimeProvider clock,
    Sealer sealer,
    SealedLetters letters,
    IOptions<PortalOptions> portal,
    IOptions<OfficeOptions> office,
    JobWakeUp<SendMailJob> sender) : IntegrationEventHandler<EvidenceReviewed, NotificationsDbContext>(scopes, clock)
{
    private const string Rejected = "rejected";

    private readonly TimeProvider _clock = clock;

    protected override async Task HandleAsync(EvidenceReviewed integrationEvent, NotificationsDbContext db, CancellationToken cancellationToken)
    {
        if (integrationEvent.Outcome != Rejected
            || await db.ToTellOfAsync(integrationEvent.ApplicationId, cancellationToken) is not { } known)
        {
            return;
        }

        var notice = Notice.ToApplicant(
            new NoticeReason(integrationEvent.EventId, Purposes.EvidenceRejected, known.Id, known.Reference ?? ""),
            EvidenceRejection.Notice(integrationEvent.Title, integrationEvent.Reason, integrationEvent.DueOn),
            _clock.GetUtcNow());
        db.Notices.Add(notice);
        if (known.SealedMailTo is { } box)
        {
            db.Deliveries.Add(letters.Post(
                notice, SomethingNew.Mail(sealer.OpenText(box, Addresses.PurposeOf(known.Id)), office.Value.Name, portal.Value.Home)));
        }
    }

    protected override void AfterCommit() => sender.Wake();
}
