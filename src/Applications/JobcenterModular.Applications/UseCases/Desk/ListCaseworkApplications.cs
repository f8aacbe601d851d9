using JobcenterModular.Applications.Domain;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.SharedKernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Applications.UseCases.Desk;

/// <summary>The queue of applications that were sent, newest first.</summary>
/// <param name="Team">Only this team's.</param>
/// <param name="Urgent">Only urgent ones, or only others.</param>
/// <param name="SubmittedFrom">Sent on or after this day (office time).</param>
/// <param name="SubmittedTo">Sent on or before this day (office time).</param>
/// <param name="Reference">The one with this reference.</param>
internal sealed record ListCaseworkApplications(
    string? Team, bool? Urgent, DateOnly? SubmittedFrom, DateOnly? SubmittedTo, string? Reference, string? Cursor, int? Limit)
    : IRequest<Page<CaseworkRow>>;

internal sealed class ListCaseworkApplicationsHandler(IApplicationsDb db) : IRequestHandler<ListCaseworkApplications, Page<CaseworkRow>>
{
    public async Task<Page<CaseworkRow>> Handle(ListCaseworkApplications request, CancellationToken cancellationToken)
    {
        IQueryable<BenefitApplication> rows = Filtered(db.Applications.AsNoTracking().Where(row => row.Status == ApplicationStatus.Submitted), request);
        if (KeysetCursor.Decode(request.Cursor) is { } cursor)
        {
            // The first condition bounds the index scan; the second places ties.
            rows = rows.Where(row => row.SubmittedAt <= cursor.At
                && (row.SubmittedAt < cursor.At || string.Compare(row.Reference, cursor.Tie) < 0));
        }

        int limit = KeysetCursor.Limit(request.Limit);
        List<CaseworkRow> page = await rows
            .OrderByDescending(row => row.SubmittedAt).ThenByDescending(row => row.Reference)
            .Take(limit + 1)
            .Select(row => new CaseworkRow(
                row.Id.Value, row.Reference, row.SubmittedAt!.Value, row.ApplicationDate, row.Team, row.Urgent, row.OpenQuestions, row.ConfirmedAt))
            .ToListAsync(cancellationToken);
        return page.Count <= limit
            ? new Page<CaseworkRow>(page, null)
            : new Page<CaseworkRow>(page[..limit], new KeysetCursor(page[limit - 1].SubmittedAt, page[limit - 1].Reference).Encode());
    }

    private static IQueryable<BenefitApplication> Filtered(IQueryable<BenefitApplication> rows, ListCaseworkApplications request)
    {
        if (request.Team is { } team)
            rows = rows.Where(row => row.Team == team);
        if (request.Urgent is { } urgent)
            rows = rows.Where(row => row.Urgent == urgent);
        if (request.Reference is { } reference)
            rows = rows.Where(row => row.Reference == reference);
        if (request.SubmittedFrom is { } from)
        {
            DateTimeOffset start = OfficeTime.StartOf(from);
            rows = rows.Where(row => row.SubmittedAt >= start);
        }

        if (request.SubmittedTo is { } to && to < DateOnly.MaxValue)
        {
            DateTimeOffset end = OfficeTime.StartOf(to.AddDays(1));
            rows = rows.Where(row => row.SubmittedAt < end);
        }

        return rows;
    }
}

/// <summary>A row of the queue.</summary>
/// <param name="Id">Id of the application.</param>
/// <param name="Reference">Reference for people.</param>
/// <param name="SubmittedAt">When it was sent (UTC).</param>
/// <param name="ApplicationDate">The date that counts (§ 37 SGB II).</param>
/// <param name="Team">The team that it is for.</param>
/// <param name="Urgent">Something cannot wait.</param>
/// <param name="OpenQuestions">Questions that were open when it was sent.</param>
/// <param name="ConfirmedAt">When the confirmation left for the applicant's own channel (UTC).</param>
internal sealed record CaseworkRow(
    Guid Id,
    string Reference,
    DateTimeOffset SubmittedAt,
    DateOnly ApplicationDate,
    string Team,
    bool Urgent,
    int OpenQuestions,
    DateTimeOffset? ConfirmedAt);
