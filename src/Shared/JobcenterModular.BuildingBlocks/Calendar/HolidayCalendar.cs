using System.Collections.Concurrent;
using System.Text.Json;
using JobcenterModular.BuildingBlocks.Configuration;

namespace JobcenterModular.BuildingBlocks.Calendar;

/// <summary>The public holidays of all Länder, from dated configuration; the same for every office.</summary>
public sealed class HolidayCalendar
{
    private readonly IReadOnlyList<HolidayRule> _rules;
    private readonly ConcurrentDictionary<(int Year, Land? Land), IReadOnlyDictionary<DateOnly, DayOff>> _years = new();

    internal HolidayCalendar(IReadOnlyList<HolidayRule> rules) => _rules = rules;

    /// <summary>The calendar of a file (<see cref="StrictJsonFile"/>).</summary>
    /// <param name="path">A relative path starts beside the program.</param>
    /// <exception cref="InvalidOperationException">The file is missing or wrong.</exception>
    public static HolidayCalendar ReadFrom(string path) => StrictJsonFile.Read<HolidayRule, HolidayCalendar>(path, rules =>
    {
        if (rules.Count == 0)
            throw new JsonException("Days are missing.");
        return rules.FirstOrDefault(rule => !rule.IsReadable) is { } wrong
            ? throw new JsonException($"'{wrong.On}' of '{wrong.Name}' says no day.")
            : new HolidayCalendar(rules);
    });

    /// <summary>What is off on this day in this Land; null on an ordinary day.</summary>
    /// <param name="day">The day.</param>
    /// <param name="land">Null: only what is off in all of them.</param>
    public DayOff? On(DateOnly day, Land? land) =>
        _years.GetOrAdd((day.Year, land), static (key, calendar) => calendar.Compute(key.Year, key.Land), this).GetValueOrDefault(day);

    /// <summary>What is off on this day at a place with days of its own. A whole day counts before a half one.</summary>
    public DayOff? On(DateOnly day, Land? land, IReadOnlyList<LocalDay> local) => Among(day, land, Read(local, day.Year, day.Year));

    /// <summary>The same, for who looks at many days and has read the place's own before.</summary>
    public DayOff? Among(DateOnly day, Land? land, IReadOnlyList<(DateOnly Day, DayOff Off)> local)
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

    private Dictionary<DateOnly, DayOff> Compute(int year, Land? land)
    {
        Dictionary<DateOnly, DayOff> days = [];
        foreach (HolidayRule rule in _rules)
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
public sealed record DayOff(string Name, TimeOnly? ClosesAt)
{
    /// <summary>The one that leaves less time.</summary>
    public static DayOff Stricter(DayOff? one, DayOff other) =>
        one is null || (one.ClosesAt is { } until && (other.ClosesAt is null || other.ClosesAt < until)) ? other : one;
}
