using System.Collections.Concurrent;

namespace JobcenterModular.Appointments.Domain.Calendar;

/// <summary>The public holidays of all Länder, from dated configuration; the same for every office.</summary>
internal sealed class HolidayCalendar(IReadOnlyList<HolidayRule> rules)
{
    private readonly ConcurrentDictionary<(int Year, Land Land), IReadOnlyDictionary<DateOnly, DayOff>> _years = new();

    /// <summary>What is off on this day in this Land; null on an ordinary day.</summary>
    public DayOff? On(DateOnly day, Land land) =>
        _years.GetOrAdd((day.Year, land), static (key, calendar) => calendar.Compute(key.Year, key.Land), this).GetValueOrDefault(day);

    /// <summary>What is off on this day at a place with days of its own. A whole day counts before a half one.</summary>
    public DayOff? On(DateOnly day, Land land, IReadOnlyList<LocalDay> local) => Among(day, land, Read(local, day.Year, day.Year));

    /// <summary>The same, for who looks at many days and has read the place's own before.</summary>
    public DayOff? Among(DateOnly day, Land land, IReadOnlyList<(DateOnly Day, DayOff Off)> local)
    {
        DayOff? off = On(day, land);
        foreach ((DateOnly own, DayOff how) in local)
        {
            if (own == day)
                off = DayOff.Stricter(off, how);
        }

        return off;
    }

    /// <summary>A place's own days in some years.</summary>
    public static IReadOnlyList<(DateOnly Day, DayOff Off)> Read(IReadOnlyList<LocalDay> local, int firstYear, int lastYear)
    {
        List<(DateOnly, DayOff)> days = [];
        foreach (LocalDay own in local)
        {
            for (int year = firstYear; year <= lastYear; year++)
            {
                if (HolidayRule.DayRule.DayIn(own.On, year) is { } day)
                    days.Add((day, new DayOff(own.Name, own.ClosesAt)));
            }
        }

        return days;
    }

    private Dictionary<DateOnly, DayOff> Compute(int year, Land land)
    {
        Dictionary<DateOnly, DayOff> days = [];
        foreach (HolidayRule rule in rules)
        {
            if (rule.DayIn(year, land) is { } day)
                days[day] = DayOff.Stricter(days.GetValueOrDefault(day), new DayOff(rule.Name, rule.ClosesAt));
        }

        return days;
    }
}

/// <summary>A day on which the office is closed, or closes early.</summary>
/// <param name="Name">Name of the day, in German.</param>
/// <param name="ClosesAt">Open until then; null: closed the whole day.</param>
internal sealed record DayOff(string Name, TimeOnly? ClosesAt)
{
    /// <summary>The one that leaves less time.</summary>
    public static DayOff Stricter(DayOff? one, DayOff other) =>
        one is null || (one.ClosesAt is { } until && (other.ClosesAt is null || other.ClosesAt < until)) ? other : one;
}
