using System.Text.Json;
using JobcenterModular.Applications.Contracts;
using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Contacts;
using JobcenterModular.Notifications.Domain.Templates;
using JobcenterModular.Notifications.Persistence;
using JobcenterModular.Notifications.UseCases.Staff;
using JobcenterModular.Notifications.UseCases.Telling;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Notifications.Subscriptions;

/// <summary>
/// One notice in the queue of the team that the office's rules name, and an e-mail to its mailbox where it cannot wait for
/// the morning. Apart from the applicant's confirmation, so that a fault there never keeps the office from knowing.
/// </summary>
internal sealed class WhenApplicationSubmittedTellTheTeam(
    IServiceScopeFactory scopes, TimeProvider clock, ILaneSignals lanes, Sealer sealer, IOptions<PortalOptions> portal)
    : NoticeSubscriber<ApplicationSubmitted>(scopes, clock, lanes)
{
    private const string UrgentMark = "Eilt: ";

    protected override async Task HandleAsync(
        ApplicationSubmitted integrationEvent, NotificationsDbContext db, IServiceProvider services, CancellationToken cancellationToken)
    {
        string link = portal.Value.DeskLink(integrationEvent.ApplicationId);
        StaffAddress to = await services.GetRequiredService<StaffRouting>().FindAsync(
            integrationEvent.Team, Purposes.SubmissionReceived, integrationEvent.Urgent, ContactIn(integrationEvent), cancellationToken);
        await services.GetRequiredService<NoticeWriter>().TellTeamAsync(
            to,
            new NoticeReason(integrationEvent.EventId, Purposes.SubmissionReceived, integrationEvent.ApplicationId, integrationEvent.Reference),
            new NoticeValues()
                .With("urgent", integrationEvent.Urgent ? UrgentMark : null)
                .With("reference", integrationEvent.Reference)
                .WithDay("receivedOn", OfficeTime.DateAt(integrationEvent.SubmittedAt))
                .WithMonth("effectMonth", integrationEvent.EffectMonth)
                .With("deskLink", link),
            link,
            integrationEvent.Urgent,
            cancellationToken);
    }

    private DeclaredContact? ContactIn(ApplicationSubmitted submitted) => submitted.SealedContact is { } box
        ? JsonSerializer.Deserialize<DeclaredContact>(sealer.OpenText(box, SealPurposes.Submitted + submitted.ApplicationId), JsonSerializerOptions.Web)
        : null;
}
