using JobcenterModular.Appointments.Domain.Calendar;
using JobcenterModular.Appointments.Domain.Rules;
using JobcenterModular.BuildingBlocks.Modules;

namespace JobcenterModular.Appointments.Domain.Times;

/// <summary>When a counter is open on a day, after holidays, closures and absences.</summary>
internal static class DayWindows
{
    /// <summary>
    /// The stretches of the day in their order. On the day of the clock change a stretch is as long as it really is: hours
    /// begin and end by the clock on the wall, the missing hour is in none, and the double one is passed twice.
    /// </summary>
    /// <param name="off">What is off on this day here; null on an ordinary one.</param>
    public static List<Window> Of(PlaceContent place, Counter counter, DateOnly day, DayOff? off)
    {
        List<Window> windows = [];
        if (!place.IsValidOn(day) || !counter.IsValidOn(day) || off is { ClosesAt: null })
            return windows;
        foreach (OpeningHours hours in counter.Hours)
        {
            if (!hours.ApplyOn(day))
                continue;
            TimeOnly until = off?.ClosesAt is { } early && early < hours.Until ? early : hours.Until;
            if (until <= hours.From)
                continue;
            int from = BeginOf(day, hours.From);
            int end = EndOf(day, until);
            if (from < end)
                windows.Add(new Window(from, from, end, hours));
        }

        windows.Sort(static (one, other) => one.From.CompareTo(other.From));
        return Without(Without(windows, place.Closures), counter.Absences);
    }

    // What begins within the double hour begins at its second passing: after the first, the clock shows an earlier time again.
    private static int BeginOf(DateOnly day, TimeOnly time) =>
        EndOf(day, time) + (time.Minute > 0 && OfficeTime.Zone.IsAmbiguousTime(day.ToDateTime(time)) ? 60 : 0);

    // What begins or ends within the missing hour begins or ends where the clock leaps.
    private static int EndOf(DateOnly day, TimeOnly time) => Minutes.Of(
        OfficeTime.InstantAt(day, OfficeTime.Zone.IsInvalidTime(day.ToDateTime(time)) ? new TimeOnly(time.Hour, 0) : time));

    private static List<Window> Without(List<Window> windows, IReadOnlyList<Closed> closures)
    {
        foreach (Closed closure in closures)
        {
            int from = Minutes.Of(closure.From);
            int until = Minutes.Ceiling(closure.Until);
            if (windows.Exists(window => window.From < until && from < window.Until))
                windows = [.. windows.SelectMany(window => Without(window, from, until))];
        }

        return windows;
    }

    private static IEnumerable<Window> Without(Window window, int from, int until)
    {
        if (from >= window.Until || until <= window.From)
        {
            yield return window;
            yield break;
        }

        if (window.From < from)
            yield return window with { Until = from };
        if (until < window.Until)
            yield return window with { From = until };
    }
}
