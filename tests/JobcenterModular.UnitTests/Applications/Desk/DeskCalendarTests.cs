using JobcenterModular.Applications.Domain.Desk;

namespace JobcenterModular.UnitTests.Applications.Desk;

/// <summary>The clocks of the desk.</summary>
public sealed class DeskCalendarTests
{
    private static readonly ServiceGoals Goals = new(GoalDays: 10, GoalNearDays: 2, DecisionMonths: 6, ObjectionMonths: 3, DecisionNearDays: 30);

    [Theory]
    [InlineData("2026-11-23", "2026-12-07")]
    [InlineData("2026-11-27", "2026-12-11")]
    [InlineData("2026-11-28", "2026-12-11")]
    [InlineData("2026-11-29", "2026-12-11")]
    public void The_goal_counts_working_days_after_the_day_of_receipt(string received, string goalOn) =>
        At("2026-11-23").GoalOn(Day(received)).ShouldBe(Day(goalOn));

    [Fact]
    public void A_day_on_which_the_office_is_closed_does_not_count() =>
        At("2026-12-20", "2026-12-25", "2027-01-01").GoalOn(Day("2026-12-21")).ShouldBe(Day("2027-01-06"));

    [Theory]
    [InlineData("2026-11-23", "2027-05-23")]
    [InlineData("2026-08-31", "2027-02-28")]
    [InlineData("2027-08-31", "2028-02-29")]
    [InlineData("2026-08-30", "2027-02-28")]
    [InlineData("2027-02-28", "2027-08-28")]
    public void Six_months_end_on_the_day_with_the_same_number_or_on_the_last_of_a_shorter_month(string received, string decideBy) =>
        At("2026-11-23").DecideBy(WorkItemKind.Hauptantrag, null, Day(received)).ShouldBe(Day(decideBy));

    [Fact]
    public void An_objection_has_three_months_and_another_task_has_none()
    {
        At("2026-11-23").DecideBy(WorkItemKind.Task, TaskReason.Objection, Day("2026-11-30")).ShouldBe(Day("2027-02-28"));
        At("2026-11-23").DecideBy(WorkItemKind.Task, TaskReason.LateAnswer, Day("2026-11-30")).ShouldBeNull();
        At("2026-11-23").DecideBy(WorkItemKind.ChangeNotice, null, Day("2026-11-30")).ShouldBeNull();
        DeskCalendar.HasGoal(WorkItemKind.ChangeNotice).ShouldBeFalse();
    }

    [Fact]
    public void A_clock_is_near_before_its_end_on_its_last_day_and_over_the_day_after()
    {
        DeskCalendar monday = At("2026-12-07");
        monday.GoalState(Day("2026-12-10")).ShouldBe(ClockState.OnTime);
        monday.GoalState(Day("2026-12-09")).ShouldBe(ClockState.Near);
        monday.GoalState(Day("2026-12-07")).ShouldBe(ClockState.Near);
        monday.GoalState(Day("2026-12-06")).ShouldBe(ClockState.Over);
    }

    // Counts by days of receipt must say the same as the clock of each item.
    [Theory]
    [InlineData("2026-12-07")]
    [InlineData("2026-12-12")]
    [InlineData("2027-02-28")]
    [InlineData("2028-02-29")]
    [InlineData("2027-08-31")]
    public void The_days_that_part_the_states_agree_with_every_single_clock(string today)
    {
        DeskCalendar calendar = At(today, "2026-12-25");
        (DateOnly goalOver, DateOnly goalNear) = calendar.GoalBounds(10);
        (DateOnly decisionOver, DateOnly decisionNear) = calendar.DecisionBounds(6);
        for (DateOnly received = Day(today).AddDays(-300); received <= Day(today); received = received.AddDays(1))
        {
            calendar.GoalState(calendar.GoalOn(received)!.Value).ShouldBe(StateOf(received, goalOver, goalNear), $"goal {received:O}");
            calendar.DecisionState(calendar.DecideBy(WorkItemKind.Folgeantrag, null, received)!.Value)
                .ShouldBe(StateOf(received, decisionOver, decisionNear), $"decision {received:O}");
        }
    }

    [Fact]
    public void Without_a_goal_there_is_no_clock()
    {
        var calendar = new DeskCalendar(Day("2026-11-23"), new ServiceGoals(null, 0, null, null, 0), _ => true);

        calendar.GoalOn(Day("2026-11-23")).ShouldBeNull();
        calendar.DecideBy(WorkItemKind.Hauptantrag, null, Day("2026-11-23")).ShouldBeNull();
    }

    private static ClockState StateOf(DateOnly received, DateOnly over, DateOnly near) =>
        received < over ? ClockState.Over : received < near ? ClockState.Near : ClockState.OnTime;

    private static DeskCalendar At(string today, params string[] closed) =>
        new(Day(today), Goals, day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !closed.Select(Day).Contains(day));

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
