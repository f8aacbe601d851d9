using JobcenterModular.Appointments.Domain.Rules;
using JobcenterModular.BuildingBlocks.Calendar;

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
        var clock = WallClock.On(day);
        Fill(
            windows, place, counter, clock, off, ClosedBetween(place.Closures, clock.Midnight, clock.NextMidnight),
            ClosedBetween(counter.Absences, clock.Midnight, clock.NextMidnight));
        return windows;
    }

    /// <summary>The same, for who looks at many days with one list.</summary>
    /// <param name="windows">What was in it before is gone.</param>
    /// <param name="closures">Those of the place that matter on this day, in minutes; more do no harm.</param>
    /// <param name="absences">Those of the counter, likewise.</param>
    public static void Fill(
        List<Window> windows, PlaceContent place, Counter counter, WallClock day, DayOff? off, Taken[] closures, Taken[] absences)
    {
        windows.Clear();
        if (!place.IsValidOn(day.Day) || !counter.IsValidOn(day.Day) || off is { ClosesAt: null })
            return;
        foreach (OpeningHours hours in counter.Hours)
        {
            if (!hours.ApplyOn(day.Day))
                continue;
            TimeOnly until = off?.ClosesAt is { } early && early < hours.Until ? early : hours.Until;
            if (until <= hours.From)
                continue;
            int from = day.BeginOf(hours.From);
            int end = day.EndOf(until);
            if (from < end)
                windows.Add(new Window(from, from, end, hours));
        }

        if (windows.Count > 1)
            windows.Sort(static (one, other) => one.From.CompareTo(other.From));
        Cut(windows, closures);
        Cut(windows, absences);
    }

    /// <summary>The closures that meet a span, in minutes.</summary>
    public static Taken[] ClosedBetween(IReadOnlyList<Closed> closures, int from, int until)
    {
        List<Taken> meeting = [];
        foreach (Closed closure in closures)
        {
            var closed = new Taken(Minutes.Of(closure.From), Minutes.Ceiling(closure.Until));
            if (closed.From < until && from < closed.Until)
                meeting.Add(closed);
        }

        return [.. meeting];
    }

    // From the last to the first, so that what is put in is not looked at again.
    private static void Cut(List<Window> windows, Taken[] closures)
    {
        foreach (Taken closed in closures)
        {
            for (int i = windows.Count - 1; i >= 0; i--)
            {
                Window window = windows[i];
                if (closed.From >= window.Until || closed.Until <= window.From)
                    continue;
                windows.RemoveAt(i);
                if (closed.Until < window.Until)
                    windows.Insert(i, window with { From = closed.Until });
                if (window.From < closed.From)
                    windows.Insert(i, window with { Until = closed.From });
            }
        }
    }
}
