using FluentValidation;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.SharedKernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Notifications.UseCases.Staff.Queue;

/// <summary>What lies unread, one row a case: urgent ones first, then the newest.</summary>
internal sealed record ListNoticeBundles(QueuePart Part, string? Cursor, int? Limit) : IRequest<Page<NoticeBundle>>;

/// <summary>All unread notices of one case.</summary>
/// <param name="ApplicationId">The application that they are about.</param>
/// <param name="Reference">Its reference for people.</param>
/// <param name="Unread">How many they are.</param>
/// <param name="Urgent">One of them cannot wait.</param>
/// <param name="Purposes">What they are for.</param>
/// <param name="Oldest">When the team was told first (UTC).</param>
/// <param name="Newest">When the team was told last (UTC); send it back as <c>upTo</c> to mark just these as read.</param>
internal sealed record NoticeBundle(
    Guid ApplicationId, string Reference, int Unread, bool Urgent, IReadOnlyList<string> Purposes, DateTimeOffset Oldest, DateTimeOffset Newest);

internal sealed class ListNoticeBundlesValidator : AbstractValidator<ListNoticeBundles>
{
    public ListNoticeBundlesValidator() => RuleFor(request => request.Part.Team).MaximumLength(TeamQueue.MostTeam).OverridePropertyName("team")
        .WithErrorCode("too_long").WithMessage("Der Schlüssel eines Teams hat höchstens 100 Zeichen.");
}

internal sealed class ListNoticeBundlesHandler(TeamQueue queue) : IRequestHandler<ListNoticeBundles, Page<NoticeBundle>>
{
    public async Task<Page<NoticeBundle>> Handle(ListNoticeBundles request, CancellationToken cancellationToken)
    {
        IQueryable<Notice> unread = (await queue.OfAsync(request.Part, cancellationToken)).Where(notice => notice.ReadAt == null);
        (IReadOnlyList<BundleRow> rows, string? next) = await BundlePaging.ReadAsync(unread, request.Cursor, request.Limit, cancellationToken);
        List<Guid> cases = [.. rows.Select(row => row.ApplicationId)];
        var purposes = (await unread
                .Where(notice => cases.Contains(notice.ApplicationId))
                .Select(notice => new { notice.ApplicationId, notice.Purpose })
                .Distinct()
                .ToListAsync(cancellationToken))
            .ToLookup(row => row.ApplicationId, row => row.Purpose);
        return new Page<NoticeBundle>(
            [
                .. rows.Select(row => new NoticeBundle(
                    row.ApplicationId,
                    row.Reference,
                    row.Unread,
                    row.Urgent == 1,
                    [.. purposes[row.ApplicationId].Order(StringComparer.Ordinal)],
                    row.Oldest,
                    row.Newest)),
            ],
            next);
    }
}
