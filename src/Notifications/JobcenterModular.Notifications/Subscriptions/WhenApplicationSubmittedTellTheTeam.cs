using JobcenterModular.Applications.Contracts;
using JobcenterModular.BuildingBlocks.Jobs;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Texts;
using JobcenterModular.Notifications.Jobs;
using JobcenterModular.Notifications.Persistence;
using JobcenterModular.Notifications.UseCases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Notifications.Subscriptions;

/// <summary>
/// One notice in the team's queue and one e-mail to its mailbox. Apart from the applicant's confirmation, so that a fault
/// there never keeps the office from knowing.
/// </summary>
internal sealed class WhenApplicationSubmittedTellTheTeam(
    IServiceScopeFactory scopes,
    TimeProvider clock,
    SealedLetters letters,
    IOptions<NotificationsOptions> options,
    IOptions<PortalOptions> portal,
    IOptions<OfficeOptions> office,
    JobWakeUp<SendMailJob> sender) : IntegrationEventHandler<ApplicationSubmitted, NotificationsDbContext>(scopes, clock)
{
    private readonly TimeProvider _clock = clock;

    protected override Task HandleAsync(ApplicationSubmitted integrationEvent, NotificationsDbContext db, CancellationToken cancellationToken)
    {
        string link = portal.Value.DeskLink(integrationEvent.ApplicationId);
        var notice = Notice.ToTeam(
            integrationEvent.Team,
            new NoticeReason(
                integrationEvent.EventId, Purposes.SubmissionReceived, integrationEvent.ApplicationId, integrationEvent.Reference),
            SubmissionForTeam.Notice(
                integrationEvent.Reference,
                OfficeTime.DateAt(integrationEvent.SubmittedAt),
                integrationEvent.EffectMonth,
                integrationEvent.Urgent,
                link),
            integrationEvent.Urgent,
            _clock.GetUtcNow());
        TeamOptions team = options.Value.TeamOrDefault(integrationEvent.Team);
        db.Notices.Add(notice);
        db.Deliveries.Add(letters.Post(
            notice, SubmissionForTeam.Mail(team.Mailbox, team.Name, office.Value.Name, integrationEvent.Reference, link)));
        return Task.CompletedTask;
    }

    protected override void AfterCommit() => sender.Wake();
}
