using JobcenterModular.Applications.Domain.Periods;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.SharedKernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Applications.UseCases.Periods;

/// <summary>The approval periods of one household, those that no longer count included, the newest first; at most 200.</summary>
internal sealed record ListCasePeriods(Guid CaseId) : IRequest<Page<ApprovalPeriodView>>;

/// <summary>Periods that count and end before a day, the first to end first.</summary>
/// <param name="EndsBefore">Only those whose last day lies before this one.</param>
internal sealed record ListEndingPeriods(DateOnly? EndsBefore, DateOnly? EndsFrom, string? Cursor, int? Limit) : IRequest<Page<ApprovalPeriodView>>;

/// <summary>A time for which benefits are granted (§ 41 (3) SGB II).</summary>
/// <param name="Id">The period.</param>
/// <param name="CaseId">The household's case.</param>
/// <param name="ApplicationId">The application that was granted.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Provisional">For the time being only (§ 41a SGB II).</param>
/// <param name="State"><c>granted</c>, <c>renewed</c> (a renewal was sent) or <c>withdrawn</c> (it does not count).</param>
/// <param name="Revision">From 1, higher with every change.</param>
internal sealed record ApprovalPeriodView(
    Guid Id, Guid CaseId, Guid ApplicationId, DateOnly From, DateOnly To, bool Provisional, PeriodState State, long Revision)
{
    public static ApprovalPeriodView Of(ApprovalPeriod period) => new(
        period.Id, period.CaseId, period.ApplicationId.Value, period.From, period.To, period.Provisional, period.State, period.Revision);
}

internal sealed class ListPeriodsHandler(IApplicationsDb db)
    : IRequestHandler<ListCasePeriods, Page<ApprovalPeriodView>>, IRequestHandler<ListEndingPeriods, Page<ApprovalPeriodView>>
{
    private const int MostShown = 200;

    public async Task<Page<ApprovalPeriodView>> Handle(ListCasePeriods request, CancellationToken cancellationToken)
    {
        List<ApprovalPeriod> periods = await db.ApprovalPeriods.AsNoTracking()
            .Where(row => row.CaseId == request.CaseId).OrderByDescending(row => row.From).ThenByDescending(row => row.Id).Take(MostShown).ToListAsync(cancellationToken);
        if (periods.Count == 0 && !await db.WorkItems.AnyAsync(row => row.CaseId == request.CaseId, cancellationToken))
            throw HttpRefusals.NotFound.ToException();
        return new Page<ApprovalPeriodView>([.. periods.Select(ApprovalPeriodView.Of)], null);
    }

    public async Task<Page<ApprovalPeriodView>> Handle(ListEndingPeriods request, CancellationToken cancellationToken)
    {
        IQueryable<ApprovalPeriod> rows = db.ApprovalPeriods.AsNoTracking().Where(row => row.State != PeriodState.Withdrawn);
        if (request.EndsBefore is { } before)
            rows = rows.Where(row => row.To < before);
        if (request.EndsFrom is { } first)
            rows = rows.Where(row => row.To >= first);
        if (KeysetCursor.Decode(request.Cursor) is { } cursor)
        {
            if (!Guid.TryParse(cursor.Tie, out Guid last))
                throw HttpRefusals.CursorMalformed.ToException();
            DateOnly day = OfficeTime.DateAt(cursor.At);
            rows = rows.Where(row => row.To >= day && (row.To > day || row.Id.CompareTo(last) > 0));
        }

        int limit = KeysetCursor.Limit(request.Limit);
        List<ApprovalPeriod> page = await rows.OrderBy(row => row.To).ThenBy(row => row.Id).Take(limit + 1).ToListAsync(cancellationToken);
        List<ApprovalPeriodView> views = [.. page.Take(limit).Select(ApprovalPeriodView.Of)];
        return new Page<ApprovalPeriodView>(
            views, page.Count > limit ? new KeysetCursor(OfficeTime.StartOf(views[^1].To), views[^1].Id.ToString()).Encode() : null);
    }
}
