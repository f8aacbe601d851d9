using System.Globalization;
using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Channels;
using JobcenterModular.Notifications.Domain.Staff;
using JobcenterModular.Notifications.Domain.Templates;
using JobcenterModular.Notifications.UseCases.Staff.Stream;
using JobcenterModular.Notifications.UseCases.Telling;
using JobcenterModular.Notifications.UseCases.Templates;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Notifications.UseCases.Staff;

/// <summary>
/// One e-mail in the morning to each team with what is unread and new since its last one. It counts and names no case, so
/// there is no notice, only a delivery. What is new is told by the stream's positions: they leave out nothing that was
/// committed late.
/// </summary>
internal sealed class TeamDigest(
    INotificationsDb db,
    INoticeNumbering numbering,
    NoticeTexts texts,
    SealedLetters letters,
    ILaneSignals lanes,
    IOptions<NotificationsOptions> options,
    IOptions<PortalOptions> portal,
    TimeProvider clock)
{
    private const string Marks = "team_digest_marks";

    /// <summary>Writes today's digests that are not written yet; answers how many.</summary>
    public async Task<int> WriteAsync(CancellationToken cancellationToken)
    {
        await numbering.RunAsync(cancellationToken);
        long head = await db.StreamHeads.AsNoTracking().Where(row => row.Audience == Audience.Team).Select(row => row.LastPosition).SingleAsync(cancellationToken);
        int written = 0;
        foreach (string team in options.Value.Teams.Keys.Order(StringComparer.Ordinal))
        {
            if (await WriteAsync(team, head, cancellationToken))
                written++;
        }

        if (written > 0)
            lanes.Wake();
        return written;
    }

    private async Task<bool> WriteAsync(string team, long head, CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        DateOnly today = OfficeTime.DateAt(now);
        if (await db.TeamDigestMarks.AnyAsync(mark => mark.Team == team && mark.Day == today, cancellationToken))
            return false;
        IQueryable<Notice> fresh = Unread(team, await LastPositionAsync(team, cancellationToken), head);
        int count = await fresh.CountAsync(cancellationToken);
        if (count == 0)
            return false;

        NoticeValues values = new NoticeValues()
            .With("team", options.Value.Teams[team].Name)
            .WithDay("day", today)
            .With("count", Text(count))
            .With("urgentCount", Text(await fresh.CountAsync(notice => notice.Urgent, cancellationToken)))
            .With("caseCount", Text(await fresh.Select(notice => notice.ApplicationId).Distinct().CountAsync(cancellationToken)))
            .With("queueLink", portal.Value.QueueLink);
        Rendered text = await texts.RenderAsync(Purposes.TeamDigest, TemplateCheck.German, values, cancellationToken);
        db.TeamDigestMarks.Add(TeamDigestMark.Of(team, today, head, now));
        db.Deliveries.Add(Post(team, text, now));
        return await SaveUnlessWrittenAsync(cancellationToken);
    }

    // A team that an event named and nobody configured is told by the default team's mailbox, so it is counted there.
    private IQueryable<Notice> Unread(string team, long after, long head)
    {
        string[] known = [.. options.Value.Teams.Keys];
        bool isDefault = team == options.Value.DefaultTeam;
        return db.Notices.AsNoTracking().Where(notice =>
            notice.Audience == Audience.Team && notice.ReadAt == null && notice.StreamPosition > after && notice.StreamPosition <= head
            && (notice.Recipient == team || (isDefault && !known.Contains(notice.Recipient))));
    }

    private async Task<long> LastPositionAsync(string team, CancellationToken cancellationToken) =>
        await db.TeamDigestMarks.Where(mark => mark.Team == team).MaxAsync(mark => (long?)mark.UpToPosition, cancellationToken) ?? 0;

    // The notice lends the delivery its address and is not stored.
    private Delivery Post(string team, Rendered text, DateTimeOffset now)
    {
        TeamOptions found = options.Value.Teams[team];
        var reason = new NoticeReason(Guid.CreateVersion7(now), Purposes.TeamDigest, Guid.Empty, "");
        var notice = Notice.ToTeam(team, assignedTo: null, reason, text, portal.Value.QueueLink, urgent: false, now);
        return letters.Post(notice, Channel.Email, new Letter(found.Mailbox, found.Name, text.Mail!.Subject, text.Mail.Body));
    }

    private async Task<bool> SaveUnlessWrittenAsync(CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException exception) when (UniqueViolation.IsOn(exception, Marks))
        {
            // Another host was faster: it has written the e-mail too.
            db.Forget();
            return false;
        }
    }

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
}
