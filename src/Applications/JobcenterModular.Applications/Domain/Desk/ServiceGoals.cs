namespace JobcenterModular.Applications.Domain.Desk;

/// <summary>How fast the office must and wants to be, as the dated parameters say it for today. Null: no such goal.</summary>
/// <param name="GoalDays">The office's own goal, in working days after the day of receipt.</param>
/// <param name="GoalNearDays">How many working days before its end it is shown as near.</param>
/// <param name="DecisionMonths">After how many months without a decision on an application people may go to court (§ 88 (1) SGG).</param>
/// <param name="ObjectionMonths">The same for an objection (§ 88 (2) SGG).</param>
/// <param name="DecisionNearDays">How many days before the end of these months they are shown as near.</param>
internal sealed record ServiceGoals(int? GoalDays, int GoalNearDays, int? DecisionMonths, int? ObjectionMonths, int DecisionNearDays);

/// <summary>Where a clock stands.</summary>
internal enum ClockState
{
    /// <summary>There is time.</summary>
    OnTime,

    /// <summary>It ends soon.</summary>
    Near,

    /// <summary>It has ended.</summary>
    Over,
}
