using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Channels;
using JobcenterModular.Notifications.Domain.Templates;
using JobcenterModular.Notifications.UseCases.Telling;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Notifications.UseCases.Staff;

/// <summary>Where every channel has ended, people go on: a task in the team's queue.</summary>
internal sealed class StaffTasks(
    INotificationsDb db, StaffRouting routing, ReachLookup reaches, NoticeWriter writer, IOptions<NotificationsOptions> options, IOptions<PortalOptions> portal)
{
    /// <summary>Asks the team to reach the person another way.</summary>
    /// <param name="notice">What the person was to be told.</param>
    /// <param name="known">The application; null if nothing is known of it.</param>
    /// <param name="silent">A channel took it, but nobody has read it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task TakeOverAsync(Notice notice, KnownApplication? known, bool silent, CancellationToken cancellationToken)
    {
        string purpose = silent ? Purposes.BindingUnread : Purposes.ApplicantUnreachable;
        List<Channel> tried = await db.Deliveries.AsNoTracking()
            .Where(row => row.NoticeId == notice.Id && row.Channel != Channel.Inbox)
            .Select(row => row.Channel)
            .ToListAsync(cancellationToken);
        StaffAddress to = await routing.FindAsync(
            known?.Team ?? options.Value.DefaultTeam,
            purpose,
            urgent: true,
            known is null ? null : (await reaches.OfAsync(known, cancellationToken)).Declared,
            cancellationToken);
        NoticeValues values = new NoticeValues()
            .With("reference", notice.Reference)
            .With("purposeTitle", notice.Title)
            .With("channels", tried.Count == 0 ? "keiner" : string.Join(", ", tried.Distinct().Select(ForPeople)));
        await writer.TellTeamAsync(
            to,
            new NoticeReason(notice.Id, purpose, notice.ApplicationId, notice.Reference),
            values,
            portal.Value.DeskLink(notice.ApplicationId),
            urgent: true,
            cancellationToken);
    }

    private static string ForPeople(Channel channel) => channel switch
    {
        Channel.Email => "E-Mail",
        Channel.Sms => "SMS",
        Channel.Messenger => "Messenger",
        Channel.Letter => "Brief",
        _ => "Postfach",
    };
}
