using System.Globalization;
using JobcenterModular.BuildingBlocks.Calendar;

namespace JobcenterModular.Applications.UseCases.Requests;

/// <summary>
/// Until when an answer is to come. The law names no number of days; it must be a fair time (§ 66 (3) SGB I). It is a working day, else the
/// next one: on another the time would not end (§ 26 (3) SGB X).
/// </summary>
internal sealed class RequestDeadlines(DatedValues values, OfficeCalendar calendar)
{
    private const int MostDays = 366;

    /// <summary>The day for a new request.</summary>
    /// <param name="wanted">The day that staff want; null for the usual one.</param>
    /// <param name="today">The day on which it is asked.</param>
    public DateOnly First(DateOnly? wanted, DateOnly today)
    {
        if (wanted is not { } day)
            return calendar.WorkdayFrom(today.AddDays(values.On(DatedValues.RequestDays, today)));
        if (day < today)
            throw RequestRefusals.DeadlinePast.ToException();
        return Checked(day, Least(today), today);
    }

    /// <summary>The day with more time: from the old day on, or from today where that is over. An overdue request gets at least the least number of days.</summary>
    /// <param name="wanted">The day that staff want; null for the usual one.</param>
    /// <param name="dueOn">The day until now.</param>
    /// <param name="today">The day on which more time is given.</param>
    public DateOnly More(DateOnly? wanted, DateOnly dueOn, DateOnly today)
    {
        bool overdue = dueOn < today;
        DateOnly least = overdue ? Least(today) : today;
        if (wanted is { } day)
            return day < today ? throw RequestRefusals.DeadlinePast.ToException() : Checked(day, least, today);
        DateOnly usual = (overdue ? today : dueOn).AddDays(values.On(DatedValues.ExtensionDays, today));
        return Checked(usual < least ? least : usual, least, today);
    }

    /// <summary>The day that a wish gives at once.</summary>
    public DateOnly Wished(DateOnly dueOn, DateOnly today) => calendar.WorkdayFrom(dueOn.AddDays(values.On(DatedValues.WishedDays, today)));

    private DateOnly Least(DateOnly today) => today.AddDays(values.On(DatedValues.RequestLeastDays, today));

    private DateOnly Checked(DateOnly day, DateOnly least, DateOnly today)
    {
        if (day < least)
            throw RequestRefusals.DeadlineTooShort.ToException(Earliest(least));
        return day <= today.AddDays(MostDays) ? calendar.WorkdayFrom(day) : throw RequestRefusals.DeadlineTooFar.ToException();
    }

    private static Dictionary<string, object?> Earliest(DateOnly day) =>
        new(StringComparer.Ordinal) { ["earliest"] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) };
}
