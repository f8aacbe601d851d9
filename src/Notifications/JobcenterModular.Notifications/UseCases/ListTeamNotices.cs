using FluentValidation;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.UseCases.Staff.Queue;
using JobcenterModular.SharedKernel;
using MediatR;

namespace JobcenterModular.Notifications.UseCases;

/// <summary>The queue of a team, or of all teams.</summary>
internal sealed record ListTeamNotices(QueuePart Part, bool? Unread, string? Purpose, bool? Urgent, string? Cursor, int? Limit) : IRequest<Page<TeamNotice>>;

/// <summary>A notice as staff see it.</summary>
/// <param name="Id">The notice.</param>
/// <param name="Team">Key of the team.</param>
/// <param name="Purpose">What it is for, such as <c>submission-received</c>.</param>
/// <param name="Urgent">Something cannot wait.</param>
/// <param name="ApplicationId">The application that it is about.</param>
/// <param name="Reference">Its reference for people.</param>
/// <param name="Title">One line, German.</param>
/// <param name="Body">Plain text, German.</param>
/// <param name="AssignedTo">Account of the colleague whose it is; null: the whole team's.</param>
/// <param name="Link">Where to go on.</param>
/// <param name="CreatedAt">When the team was told (UTC).</param>
/// <param name="ReadAt">When somebody of the team first read it (UTC).</param>
internal sealed record TeamNotice(
    Guid Id,
    string Team,
    string Purpose,
    bool Urgent,
    Guid ApplicationId,
    string Reference,
    string Title,
    string Body,
    string? AssignedTo,
    string? Link,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ReadAt)
{
    public static TeamNotice Of(Notice notice) => new(
        notice.Id,
        notice.Recipient,
        notice.Purpose,
        notice.Urgent,
        notice.ApplicationId,
        notice.Reference,
        notice.Title,
        notice.Body,
        notice.AssignedTo,
        notice.Link,
        notice.CreatedAt,
        notice.ReadAt);
}

internal sealed class ListTeamNoticesValidator : AbstractValidator<ListTeamNotices>
{
    public ListTeamNoticesValidator() => RuleFor(request => request.Part.Team).MaximumLength(TeamQueue.MostTeam).OverridePropertyName("team")
        .WithErrorCode("too_long").WithMessage("Der Schlüssel eines Teams hat höchstens 100 Zeichen.");
}

internal sealed class ListTeamNoticesHandler(TeamQueue queue) : IRequestHandler<ListTeamNotices, Page<TeamNotice>>
{
    public async Task<Page<TeamNotice>> Handle(ListTeamNotices request, CancellationToken cancellationToken)
    {
        IQueryable<Notice> notices = await queue.OfAsync(request.Part, cancellationToken);
        if (request.Unread == true)
            notices = notices.Where(notice => notice.ReadAt == null);
        else if (request.Unread == false)
            notices = notices.Where(notice => notice.ReadAt != null);
        if (!string.IsNullOrEmpty(request.Purpose))
            notices = notices.Where(notice => notice.Purpose == request.Purpose);
        if (request.Urgent is { } urgent)
            notices = notices.Where(notice => notice.Urgent == urgent);
        return await notices.PageAsync(request.Cursor, request.Limit, TeamNotice.Of, cancellationToken);
    }
}
