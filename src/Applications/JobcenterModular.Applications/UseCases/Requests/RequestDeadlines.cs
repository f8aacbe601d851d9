using System.Globalization;

namespace JobcenterModular.Applications.UseCases.Requests;

/// <summary>Until when an answer is to come. The law names no number of days; it must be a fair time (§ 66 (3) SGB I).</summary>
internal sealed class RequestDeadlines(DatedValues values)
{
    private const int MostDays = 366;

    /// <summary>The day for a new request.</summary>
    /// <param name="wanted">The day that staff want; null for the usual one.</param>
    /// <param name="today">The day on which it is asked.</param>
    public DateOnly First(DateOnly? wanted, DateOnly today)
    {
        if (wanted is not { } day)
            return today.AddDays(values.On(DatedValues.RequestDays, today));
        if (day < today)
            throw RequestRefusals.DeadlinePast.ToException();
        DateOnly least = today.AddDays(values.On(DatedValues.RequestLeastDays, today));
        if (day < least)
            throw RequestRefusals.DeadlineTooShort.ToException(Earliest(least));
        return day <= today.AddDays(MostDays) ? day : throw RequestRefusals.DeadlineTooFar.ToException();
    }

    /// <summary>The day with more time: from the old day on, or from today where that is over.</summary>
    public DateOnly More(DateOnly? wanted, DateOnly dueOn, DateOnly today)
    {
        DateOnly from = dueOn < today ? today : dueOn;
        if (wanted is not { } day)
            return from.AddDays(values.On(DatedValues.ExtensionDays, today));
        if (day < today)
            throw RequestRefusals.DeadlinePast.ToException();
        return day <= today.AddDays(MostDays) ? day : throw RequestRefusals.DeadlineTooFar.ToException();
    }

    /// <summary>The day that a wish gives at once.</summary>
    public DateOnly Wished(DateOnly dueOn, DateOnly today) => dueOn.AddDays(values.On(DatedValues.WishedDays, today));

    private static Dictionary<string, object?> Earliest(DateOnly day) =>
        new(StringComparer.Ordinal) { ["earliest"] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) };
}
