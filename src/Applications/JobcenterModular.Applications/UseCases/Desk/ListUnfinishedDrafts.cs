using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Renewals;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.SharedKernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Applications.UseCases.Desk;

/// <summary>Begun, not sent: date and progress only. Nobody in the office sees an answer before it is sent.</summary>
/// <param name="Team">Only those that will go to this team.</param>
internal sealed record ListUnfinishedDrafts(string? Team, string? Cursor, int? Limit) : IRequest<Page<UnfinishedDraftRow>>;

internal sealed class ListUnfinishedDraftsHandler(IApplicationsDb db) : IRequestHandler<ListUnfinishedDrafts, Page<UnfinishedDraftRow>>
{
    public async Task<Page<UnfinishedDraftRow>> Handle(ListUnfinishedDrafts request, CancellationToken cancellationToken)
    {
        IQueryable<BenefitApplication> rows = db.Applications.AsNoTracking().Where(row => row.Status == ApplicationStatus.Draft);
        if (request.Team is { Length: > 0 } team)
            rows = rows.Where(row => row.Team == team);
        if (KeysetCursor.Decode(request.Cursor) is { } cursor)
        {
            rows = rows.Where(row => row.StartedAt <= cursor.At
                && (row.StartedAt < cursor.At || string.Compare(row.Reference, cursor.Tie) < 0));
        }

        int limit = KeysetCursor.Limit(request.Limit);
        var page = await rows
            .OrderByDescending(row => row.StartedAt).ThenByDescending(row => row.Reference)
            .Take(limit + 1)
            .Select(row => new
            {
                row.Reference, row.ApplicationDate, row.StartedAt, row.LastActivityAt, row.KeepUntil, row.AnsweredQuestions, row.OpenQuestions,
                PeriodEnd = db.Renewals.Where(renewal => renewal.ApplicationId == row.Id).Select(renewal => (DateOnly?)renewal.PeriodEnd).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        List<UnfinishedDraftRow> items =
        [
            .. page.Take(limit).Select(row => new UnfinishedDraftRow(
                row.Reference, row.ApplicationDate, RenewalTime.CountsFrom(row.ApplicationDate, row.PeriodEnd), row.StartedAt,
                row.LastActivityAt, row.KeepUntil, row.AnsweredQuestions, row.OpenQuestions)),
        ];
        return new Page<UnfinishedDraftRow>(
            items, page.Count > limit ? new KeysetCursor(items[^1].StartedAt, items[^1].Reference).Encode() : null);
    }
}

/// <summary>An application that was begun and not sent.</summary>
/// <param name="Reference">Reference for people.</param>
/// <param name="ApplicationDate">The date that is secured.</param>
/// <param name="EffectMonth">First day from which it would count.</param>
/// <param name="StartedAt">The first click (UTC).</param>
/// <param name="LastActivityAt">The last thing its owner did (UTC).</param>
/// <param name="KeepUntil">Last day on which the draft is kept.</param>
/// <param name="AnsweredQuestions">Answered questions.</param>
/// <param name="OpenQuestions">Open questions.</param>
internal sealed record UnfinishedDraftRow(
    string Reference,
    DateOnly ApplicationDate,
    DateOnly EffectMonth,
    DateTimeOffset StartedAt,
    DateTimeOffset LastActivityAt,
    DateOnly KeepUntil,
    int AnsweredQuestions,
    int OpenQuestions);
