using JobcenterModular.Applications.Domain.Desk;
using JobcenterModular.BuildingBlocks.Modules;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Applications.UseCases.Desk.Items;

/// <summary>A team lead's look at the clocks.</summary>
/// <param name="Team">Only this team; null: all.</param>
internal sealed record GetClocks(string? Team) : IRequest<ClockBoard>;

/// <summary>The clocks of what is open.</summary>
/// <param name="Today">The day for which they stand so, in office time.</param>
/// <param name="Goals">What counts today.</param>
/// <param name="Teams">Counts, by team.</param>
/// <param name="MostPressing">Open applications and objections, those that came first at the top; at most 50.</param>
internal sealed record ClockBoard(DateOnly Today, ServiceGoals Goals, IReadOnlyList<TeamClocks> Teams, IReadOnlyList<WorkItemRow> MostPressing);

/// <summary>A team's clocks. Open items that have no clock count in <paramref name="Open"/> alone.</summary>
/// <param name="Team">Key of the team.</param>
/// <param name="Open">Items that are not done.</param>
/// <param name="Unassigned">Of these, how many are nobody's.</param>
/// <param name="GoalOver">Applications over the office's own goal.</param>
/// <param name="GoalNear">Applications near its end.</param>
/// <param name="DecisionOver">Applications and objections over the months of § 88 SGG.</param>
/// <param name="DecisionNear">Applications and objections near the end of these months.</param>
internal sealed record TeamClocks(string Team, int Open, int Unassigned, int GoalOver, int GoalNear, int DecisionOver, int DecisionNear);

internal sealed class GetClocksHandler(IApplicationsDb db, DeskClock clock) : IRequestHandler<GetClocks, ClockBoard>
{
    private const int MostPressing = 50;

    public async Task<ClockBoard> Handle(GetClocks request, CancellationToken cancellationToken)
    {
        DeskCalendar calendar = clock.Today();
        IQueryable<WorkItem> open = db.WorkItems.AsNoTracking().Where(item => item.State != WorkState.Done);
        if (request.Team is { Length: > 0 } team)
            open = open.Where(item => item.Team == team);
        List<WorkItem> pressing = await open
            .Where(item => item.Kind == WorkItemKind.Hauptantrag || item.Kind == WorkItemKind.Folgeantrag || item.Reason == TaskReason.Objection)
            .OrderBy(item => item.ReceivedAt).ThenBy(item => item.Id)
            .Take(MostPressing)
            .ToListAsync(cancellationToken);
        return new ClockBoard(
            calendar.Today, calendar.Goals, await CountAsync(open, calendar, cancellationToken), [.. pressing.Select(item => WorkItemRow.Of(item, calendar))]);
    }

    // One statement counts all: whether a clock is over or near follows from the day of receipt alone.
    private static async Task<IReadOnlyList<TeamClocks>> CountAsync(IQueryable<WorkItem> open, DeskCalendar calendar, CancellationToken cancellationToken)
    {
        (DateTimeOffset goalOver, DateTimeOffset goalNear) = Instants(calendar.Goals.GoalDays, calendar.GoalBounds);
        (DateTimeOffset decisionOver, DateTimeOffset decisionNear) = Instants(calendar.Goals.DecisionMonths, calendar.DecisionBounds);
        (DateTimeOffset objectionOver, DateTimeOffset objectionNear) = Instants(calendar.Goals.ObjectionMonths, calendar.DecisionBounds);
        return await open
            .Select(item => new
            {
                item.Team,
                Nobodys = item.Assignee == null,
                item.ReceivedAt,
                IsApplication = item.Kind == WorkItemKind.Hauptantrag || item.Kind == WorkItemKind.Folgeantrag,
                IsObjection = item.Reason == TaskReason.Objection,
            })
            .GroupBy(item => item.Team)
            .OrderBy(group => group.Key)
            .Select(group => new TeamClocks(
                group.Key,
                group.Count(),
                group.Count(item => item.Nobodys),
                group.Count(item => item.IsApplication && item.ReceivedAt < goalOver),
                group.Count(item => item.IsApplication && item.ReceivedAt >= goalOver && item.ReceivedAt < goalNear),
                group.Count(item => (item.IsApplication && item.ReceivedAt < decisionOver) || (item.IsObjection && item.ReceivedAt < objectionOver)),
                group.Count(item => (item.IsApplication && item.ReceivedAt >= decisionOver && item.ReceivedAt < decisionNear)
                    || (item.IsObjection && item.ReceivedAt >= objectionOver && item.ReceivedAt < objectionNear))))
            .ToListAsync(cancellationToken);
    }

    // Without such a goal nothing is over and nothing near.
    private static (DateTimeOffset Over, DateTimeOffset Near) Instants(int? length, Func<int, (DateOnly Over, DateOnly Near)> bounds)
    {
        if (length is not { } given)
            return (DateTimeOffset.MinValue, DateTimeOffset.MinValue);
        (DateOnly over, DateOnly near) = bounds(given);
        return (OfficeTime.StartOf(over), OfficeTime.StartOf(near));
    }
}
