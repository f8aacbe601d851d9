using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.SharedKernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Notifications.UseCases;

/// <summary>The inbox of an application, for its applicant.</summary>
internal sealed record ListApplicantNotices(Guid ApplicationId, Caller Caller, string? Cursor, int? Limit) : IRequest<Page<ApplicantNotice>>;

/// <summary>A notice as the applicant sees it.</summary>
/// <param name="Id">The notice.</param>
/// <param name="Purpose">What it is for, such as <c>submission-confirmation</c>.</param>
/// <param name="Reference">The application's reference for people.</param>
/// <param name="Title">One line, plain German.</param>
/// <param name="Body">Plain German.</param>
/// <param name="CreatedAt">When the notice was made (UTC).</param>
internal sealed record ApplicantNotice(Guid Id, string Purpose, string Reference, string Title, string Body, DateTimeOffset CreatedAt);

internal sealed class ListApplicantNoticesHandler(INotificationsDb db) : IRequestHandler<ListApplicantNotices, Page<ApplicantNotice>>
{
    public async Task<Page<ApplicantNotice>> Handle(ListApplicantNotices request, CancellationToken cancellationToken)
    {
        KnownApplication? application = await db.KnownApplications.AsNoTracking()
            .SingleOrDefaultAsync(known => known.Id == request.ApplicationId, cancellationToken);
        // A guest's token names its application itself, so the inbox opens even before the event has come.
        if (!request.Caller.Owns(request.ApplicationId, application?.OwnerSubject) || application?.DeletedAt is not null)
            throw HttpRefusals.NotFound.ToException();

        string recipient = Notice.RecipientOf(request.ApplicationId);
        return await db.Notices.AsNoTracking()
            .Where(notice => notice.Audience == Audience.Applicant && notice.Recipient == recipient)
            .PageAsync(request.Cursor, request.Limit, ToItem, cancellationToken);
    }

    private static ApplicantNotice ToItem(Notice notice) =>
        new(notice.Id, notice.Purpose, notice.Reference, notice.Title, notice.Body, notice.CreatedAt);
}
