namespace JobcenterModular.Applications.Domain.Desk;

/// <summary>
/// The clocks of the desk as they stand today. They remind people; nothing follows by itself when one ends.
/// </summary>
/// <param name="today">The day in the office.</param>
/// <param name="goals">What counts today, also for what came earlier.</param>
/// <param name="isWorkingDay">Whether the office works on a day.</param>
internal sealed class DeskCalendar(DateOnly today, ServiceGoals goals, Func<DateOnly, bool> isWorkingDay)
{
    // Far more than any goal; it only bounds the search.
    private const int MostDaysBack = 3700;

    public DateOnly Today => today;

    public ServiceGoals Goals => goals;

    /// <summary>The last day of the office's own goal: so many working days after the day of receipt, which does not count.</summary>
    public DateOnly? GoalOn(DateOnly received) => goals.GoalDays is { } days ? WorkingDaysAfter(received, days) : null;

    /// <summary>
    /// The last day of the months of § 88 SGG: the day of receipt does not count, and the last one has its number (§ 188 (2) BGB); where
    /// that month is shorter it is the month's last day (§ 188 (3) BGB). A weekend moves nothing: people may go to court from the next day on.
    /// </summary>
    public DateOnly? DecideBy(WorkItemKind kind, TaskReason? reason, DateOnly received) =>
        MonthsFor(kind, reason) is { } months ? received.AddMonths(months) : null;

    /// <summary>Whether the item has clocks at all: what people have applied for, or have objected to.</summary>
    public static bool HasGoal(WorkItemKind kind) => kind is WorkItemKind.Hauptantrag or WorkItemKind.Folgeantrag;

    public ClockState GoalState(DateOnly goalOn) => StateOf(goalOn, GoalNearUntil);

    public ClockState DecisionState(DateOnly decideBy) => StateOf(decideBy, DecisionNearUntil);

    /// <summary>What came before the first day is over the office's goal, from then until before the second it is near its end.</summary>
    public (DateOnly Over, DateOnly Near) GoalBounds(int days) => Bounds(day => WorkingDaysAfter(day, days), GoalNearUntil);

    /// <summary>The same for months of § 88 SGG.</summary>
    public (DateOnly Over, DateOnly Near) DecisionBounds(int months) => Bounds(day => day.AddMonths(months), DecisionNearUntil);

    /// <summary>So many working days later.</summary>
    public DateOnly WorkingDaysAfter(DateOnly day, int count)
    {
        while (count > 0)
        {
            day = day.AddDays(1);
            if (isWorkingDay(day))
                count--;
        }

        return day;
    }

    private DateOnly GoalNearUntil => WorkingDaysAfter(today, goals.GoalNearDays);

    private DateOnly DecisionNearUntil => today.AddDays(goals.DecisionNearDays);

    private int? MonthsFor(WorkItemKind kind, TaskReason? reason) =>
        HasGoal(kind) ? goals.DecisionMonths : reason == TaskReason.Objection ? goals.ObjectionMonths : null;

    private ClockState StateOf(DateOnly end, DateOnly nearUntil) =>
        end < today ? ClockState.Over : end <= nearUntil ? ClockState.Near : ClockState.OnTime;

    // Later receipt never ends earlier, so two days part the three states.
    private (DateOnly Over, DateOnly Near) Bounds(Func<DateOnly, DateOnly> endOf, DateOnly nearUntil)
    {
        DateOnly day = today;
        DateOnly near = today.AddDays(1);
        for (int back = 0; back < MostDaysBack && endOf(day) >= today; back++)
        {
            if (endOf(day) > nearUntil)
                near = day;
            day = day.AddDays(-1);
        }

        return (day.AddDays(1), near);
    }
}
