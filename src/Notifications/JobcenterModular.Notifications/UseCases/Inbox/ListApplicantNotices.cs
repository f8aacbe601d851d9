using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.SharedKernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Notifications.UseCases.Inbox;

/// <summary>The inbox of an application, for its applicant.</summary>
internal sealed record ListApplicantNotices(Guid ApplicationId, Caller Caller, string? Cursor, int? Limit) : IRequest<Page<ApplicantNotice>>;

/// <summary>The inbox of all applications and appointments of an account, or of a guest's one application.</summary>
internal sealed record ListOwnNotices(Caller Caller, bool? Unread, string? Cursor, int? Limit) : IRequest<Page<ApplicantNotice>>;

/// <summary>A notice as the applicant sees it.</summary>
/// <param name="Id">The notice.</param>
/// <param name="ApplicationId">The application that it is about.</param>
/// <param name="Purpose">What it is for, such as <c>submission-confirmation</c>.</param>
/// <param name="Reference">The application's reference for people.</param>
/// <param name="Binding">A date or a right hangs on it.</param>
/// <param name="Title">One line, plain.</param>
/// <param name="Body">Plain text.</param>
/// <param name="Language">Language of the text (BCP 47).</param>
/// <param name="Direction"><c>ltr</c> or <c>rtl</c>.</param>
/// <param name="CreatedAt">When the notice was made (UTC).</param>
/// <param name="ReadAt">When it was first read (UTC).</param>
internal sealed record ApplicantNotice(
    Guid Id,
    Guid ApplicationId,
    string Purpose,
    string Reference,
    bool Binding,
    string Title,
    string Body,
    string Language,
    string Direction,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ReadAt);

internal sealed class ListApplicantNoticesHandler(INotificationsDb db)
    : IRequestHandler<ListApplicantNotices, Page<ApplicantNotice>>, IRequestHandler<ListOwnNotices, Page<ApplicantNotice>>
{
    public async Task<Page<ApplicantNotice>> Handle(ListApplicantNotices request, CancellationToken cancellationToken)
    {
        await db.EnsureOwnInboxAsync(request.ApplicationId, request.Caller, cancellationToken);
        string recipient = Notice.RecipientOf(request.ApplicationId);
        return await db.Notices.AsNoTracking()
            .Where(notice => notice.Audience == Audience.Applicant && notice.Recipient == recipient)
            .PageAsync(request.Cursor, request.Limit, ToItem, cancellationToken);
    }

    public async Task<Page<ApplicantNotice>> Handle(ListOwnNotices request, CancellationToken cancellationToken)
    {
        string[] recipients = request.Caller.OpensOnly is { } only
            ? [Notice.RecipientOf(only)]
            : [.. (await db.KnownApplications.AsNoTracking()
                .Where(known => known.OwnerSubject == request.Caller.Subject && known.OwnerSubject != null)
                .Select(known => known.Id)
                .ToListAsync(cancellationToken)).Select(Notice.RecipientOf)];
        IQueryable<Notice> notices = db.Notices.AsNoTracking().Where(notice => notice.Audience == Audience.Applicant && recipients.Contains(notice.Recipient));
        if (request.Unread is { } unread)
            notices = notices.Where(notice => notice.ReadAt == null == unread);
        return await notices.PageAsync(request.Cursor, request.Limit, ToItem, cancellationToken);
    }

    private static ApplicantNotice ToItem(Notice notice) => new(
        notice.Id,
        notice.ApplicationId,
        notice.Purpose,
        notice.Reference,
        notice.IsBinding,
        notice.Title,
        notice.Body,
        notice.Language,
        TextDirection.Of(notice.Language),
        notice.CreatedAt,
        notice.ReadAt);
}
