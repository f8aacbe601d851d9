using JobcenterModular.Notifications.Domain.Channels;
using JobcenterModular.SharedKernel;

namespace JobcenterModular.Notifications.Domain;

/// <summary>Somebody is told something, once: unique by event, recipient and purpose.</summary>
internal sealed class Notice : AggregateRoot, IListed
{
    public const int MostTitle = 200;
    public const int MostBody = 4000;
    private const string Ellipsis = " …";

    private Notice()
    {
    }

    public Guid Id { get; private set; }

    public Audience Audience { get; private set; }

    /// <summary>Key of the team, or the id under which the applicant is known: the application's, or the appointment's of who has none.</summary>
    public string Recipient { get; private set; } = "";

    public Guid EventId { get; private set; }

    public string Purpose { get; private set; } = "";

    public Guid ApplicationId { get; private set; }

    public string Reference { get; private set; } = "";

    /// <summary>Something cannot wait.</summary>
    public bool Urgent { get; private set; }

    public string Title { get; private set; } = "";

    public string Body { get; private set; } = "";

    public string? Link { get; private set; }

    /// <summary>The same page for a person without an account, with its key: sealed for this notice, opened for messages alone.</summary>
    public string? SealedLink { get; private set; }

    /// <summary>Language of the text (BCP 47).</summary>
    public string Language { get; private set; } = "";

    /// <summary>Version of the template that the text was made from.</summary>
    public string Template { get; private set; } = "";

    /// <summary>After this instant it is not handed over any more.</summary>
    public DateTimeOffset? ValidUntil { get; private set; }

    public NoticeStanding Standing { get; private set; }

    /// <summary>Channels that are left to try, in this order, with blanks between.</summary>
    public string Chain { get; private set; } = "";

    /// <summary>The reminder that this is; it must still be true when it is handed over.</summary>
    public Guid? ReminderId { get; private set; }

    /// <summary>The colleague in the team whose it is; null: the whole team's.</summary>
    public string? AssignedTo { get; private set; }

    /// <summary>Its place in the stream of its audience; null until it is numbered.</summary>
    public long? StreamPosition { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? ReadAt { get; private set; }

    /// <summary>A date or a right hangs on it.</summary>
    public bool IsBinding => PurposeRules.Of(Purpose).Binding;

    public static Notice ToTeam(string team, string? assignedTo, NoticeReason reason, Rendered text, string? link, bool urgent, DateTimeOffset now)
    {
        Notice notice = Create(Audience.Team, team, reason, text, now);
        notice.AssignedTo = assignedTo;
        notice.Link = link;
        notice.Urgent = urgent;
        return notice;
    }

    public static Notice ToApplicant(NoticeReason reason, Rendered text, DateTimeOffset now) =>
        Create(Audience.Applicant, RecipientOf(reason.ApplicationId), reason, text, now);

    /// <summary>How the applicant of an application is addressed.</summary>
    public static string RecipientOf(Guid applicationId) => applicationId.ToString();

    /// <summary>The first of these channels is being tried, and the others after it; without any, the inbox is all.</summary>
    public void TryBy(IReadOnlyList<Channel> channels)
    {
        Standing = channels.Count == 0 ? NoticeStanding.Told : NoticeStanding.Trying;
        Chain = string.Join(' ', channels.Skip(1).Select(channel => channel.Name()));
    }

    /// <summary>The chain has ended and nobody took it: people take over.</summary>
    public void RaiseAlarm()
    {
        Standing = NoticeStanding.Alarmed;
        Chain = "";
    }

    public void MarkTold() => Standing = NoticeStanding.Told;

    public void Close(NoticeStanding standing)
    {
        Standing = standing;
        Chain = "";
    }

    /// <summary>It is a reminder, and is told only while it is true.</summary>
    public void RemindsBy(Guid reminderId, DateTimeOffset validUntil)
    {
        ReminderId = reminderId;
        ValidUntil = validUntil;
    }

    /// <summary>It leads somewhere; <paramref name="sealedLink"/> also without an account.</summary>
    public void LeadTo(string address, string? sealedLink)
    {
        Link = address;
        SealedLink = sealedLink;
    }

    /// <summary>After this instant there is no use in it any more.</summary>
    public void Expire(DateTimeOffset validUntil) => ValidUntil = validUntil;

    /// <summary>The rules of the office send it to another team, or another colleague.</summary>
    public void MoveTo(string team, string? assignedTo)
    {
        Recipient = team;
        AssignedTo = assignedTo;
    }

    private static Notice Create(Audience audience, string recipient, NoticeReason reason, Rendered text, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        Audience = audience,
        Recipient = recipient,
        EventId = reason.EventId,
        Purpose = reason.Purpose,
        ApplicationId = reason.ApplicationId,
        Reference = reason.Reference,
        Title = Cut(text.Title, MostTitle),
        Body = Cut(text.Body, MostBody),
        Language = text.Language,
        Template = text.Template,
        CreatedAt = now,
    };

    // It must be told even if somebody wrote a novel into one of its places; half a letter would be no letter.
    private static string Cut(string text, int most)
    {
        if (text.Length <= most)
            return text;
        int end = most - Ellipsis.Length;
        return text[..(char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)] + Ellipsis;
    }
}
