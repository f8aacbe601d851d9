using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Channels;
using JobcenterModular.Notifications.Domain.Contacts;
using JobcenterModular.Notifications.Domain.Reminders;
using JobcenterModular.Notifications.Domain.Templates;
using JobcenterModular.Notifications.UseCases.Templates;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Notifications.UseCases.Telling;

/// <summary>
/// Writes a notice with everything that belongs to it: its text, its place in the inbox, and the first channel of its
/// chain. Adds to the coming save; the caller saves, and wakes the lanes after it.
/// </summary>
internal sealed class NoticeWriter(INotificationsDb db, NoticeTexts texts, ReachLookup reaches, MessageWriter messages, SealedLetters letters, TimeProvider clock)
{
    /// <summary>Tells the applicant, in the inbox and by the channel of choice.</summary>
    public async Task<Notice> TellApplicantAsync(
        KnownApplication known, NoticeReason reason, NoticeValues values, CancellationToken cancellationToken, Reminder? reminder = null, NoticeLink? link = null,
        DateTimeOffset? validUntil = null)
    {
        Guard(known);
        Reach reach = await reaches.OfAsync(known, cancellationToken);
        Rendered text = await texts.RenderAsync(reason.Purpose, reach.Language, values.With("link", link?.Address), cancellationToken);
        var rules = PurposeRules.Of(reason.Purpose);
        var notice = Notice.ToApplicant(reason, text, clock.GetUtcNow());
        if (reminder is not null)
            notice.RemindsBy(reminder.Id, reminder.ValidUntil);
        if (validUntil is { } end)
            notice.Expire(end);
        if (link is not null)
            notice.LeadTo(link.Address, letters.SealLink(notice, link));
        Way? first = null;
        if (!rules.InboxOnly)
        {
            IReadOnlyList<Way> ways = ChannelPlan.For(reach, rules);
            notice.TryBy([.. ways.Select(way => way.Channel)]);
            first = ways.Count > 0 ? ways[0] : null;
        }
        else
        {
            notice.TryBy([]);
        }

        PutIntoInbox(notice);
        if (first is not null)
            db.Deliveries.Add(letters.Post(notice, first.Channel, await messages.WriteAsync(notice, text, first, reach, cancellationToken), first.PointId));
        return notice;
    }

    /// <summary>Tells the applicant in the inbox, and by one e-mail to the address that she named for just this.</summary>
    public async Task<Notice> TellApplicantAtAsync(string mailTo, NoticeReason reason, NoticeValues values, string language, CancellationToken cancellationToken)
    {
        Rendered text = await texts.RenderAsync(reason.Purpose, language, values, cancellationToken);
        var notice = Notice.ToApplicant(reason, text, clock.GetUtcNow());
        notice.TryBy([Channel.Email]);
        PutIntoInbox(notice);
        db.Deliveries.Add(letters.Post(notice, Channel.Email, new Letter(mailTo, null, text.Mail!.Subject, text.Mail.Body, text.Language)));
        return notice;
    }

    /// <summary>Tells a team in its queue, and by e-mail where the address has a mailbox.</summary>
    public async Task<Notice> TellTeamAsync(
        StaffAddress to, NoticeReason reason, NoticeValues values, string? link, bool urgent, CancellationToken cancellationToken)
    {
        Rendered text = await texts.RenderAsync(reason.Purpose, TemplateCheck.German, values, cancellationToken);
        var notice = Notice.ToTeam(to.Team, to.AssignedTo, reason, text, link, urgent, clock.GetUtcNow());
        bool byMail = to.Mailbox is not null && text.Mail is not null;
        notice.TryBy(byMail ? [Channel.Email] : []);
        PutIntoInbox(notice);
        if (byMail)
            db.Deliveries.Add(letters.Post(notice, Channel.Email, new Letter(to.Mailbox!, to.TeamName, text.Mail!.Subject, text.Mail.Body)));
        return notice;
    }

    // A notice and the forgetting of its application exclude each other: one of the two starts over and sees the other.
    private void Guard(KnownApplication known)
    {
        if (db.Shared.Entry(known).State != EntityState.Added)
            db.Shared.Guard(known);
    }

    private void PutIntoInbox(Notice notice)
    {
        DateTimeOffset now = clock.GetUtcNow();
        db.Notices.Add(notice);
        db.Deliveries.Add(Delivery.InInbox(Guid.CreateVersion7(now), notice, now));
    }
}

/// <summary>Whom of staff to tell.</summary>
/// <param name="Team">Key of the team.</param>
/// <param name="TeamName">Its name for people.</param>
/// <param name="Mailbox">Where it reads e-mails; null: the queue is enough now.</param>
/// <param name="AssignedTo">The colleague whose it is; null: the whole team's.</param>
internal sealed record StaffAddress(string Team, string TeamName, string? Mailbox, string? AssignedTo);
