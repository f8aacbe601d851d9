using JobcenterModular.SharedKernel;

namespace JobcenterModular.Notifications.Domain;

/// <summary>Somebody is told something, once: unique by event, recipient and purpose.</summary>
internal sealed class Notice : AggregateRoot, IListed
{
    private Notice()
    {
    }

    public Guid Id { get; private set; }

    public Audience Audience { get; private set; }

    /// <summary>Key of the team, or the application's id for its applicant.</summary>
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

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? ReadAt { get; private set; }

    public static Notice ToTeam(string team, NoticeReason reason, NoticeText text, bool urgent, DateTimeOffset now) =>
        Create(Audience.Team, team, reason, text, urgent, now);

    public static Notice ToApplicant(NoticeReason reason, NoticeText text, DateTimeOffset now) =>
        Create(Audience.Applicant, RecipientOf(reason.ApplicationId), reason, text, urgent: false, now);

    /// <summary>How the applicant of an application is addressed.</summary>
    public static string RecipientOf(Guid applicationId) => applicationId.ToString();

    private static Notice Create(
        Audience audience, string recipient, NoticeReason reason, NoticeText text, bool urgent, DateTimeOffset now) => new()
        {
            Id = Guid.CreateVersion7(now),
            Audience = audience,
            Recipient = recipient,
            EventId = reason.EventId,
            Purpose = reason.Purpose,
            ApplicationId = reason.ApplicationId,
            Reference = reason.Reference,
            Urgent = urgent,
            Title = text.Title,
            Body = text.Body,
            Link = text.Link,
            CreatedAt = now,
        };
}
