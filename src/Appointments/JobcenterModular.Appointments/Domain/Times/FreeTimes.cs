using JobcenterModular.Appointments.Domain.Rules;
using JobcenterModular.BuildingBlocks.Calendar;
using JobcenterModular.BuildingBlocks.Modules;

namespace JobcenterModular.Appointments.Domain.Times;

/// <summary>
/// The one function from rules and bookings to free times. The list, the month's calendar, the hold, the waiting list and the
/// search for those whom a new rule hits all ask it, so that two views of the same time agree.
/// </summary>
internal static class FreeTimes
{
    /// <summary>Every free lane at every offered time, day by day, within a day counter by counter.</summary>
    /// <param name="busy">What is taken on the days asked for; more does no harm.</param>
    public static List<FreePlace> In(PlaceContent place, HolidayCalendar holidays, Wish wish, Busy busy)
    {
        var hours = new PlaceHours(place, holidays, wish);
        List<FreePlace> found = [];
        List<Window> windows = [];
        for (DateOnly day = hours.First; day <= hours.Last; day = day.AddDays(1))
            Collect(hours, day, wish, busy, firstOnly: false, windows, found);
        return found;
    }

    /// <summary>The days on which anything is free.</summary>
    /// <param name="busy">What is taken on the days asked for; more does no harm.</param>
    /// <param name="known">Days that are not looked at; null: all are.</param>
    public static List<DateOnly> DaysIn(PlaceContent place, HolidayCalendar holidays, Wish wish, Busy busy, IReadOnlySet<DateOnly>? known = null)
    {
        var hours = new PlaceHours(place, holidays, wish);
        List<DateOnly> days = [];
        List<FreePlace> found = [];
        List<Window> windows = [];
        for (DateOnly day = hours.First; day <= hours.Last; day = day.AddDays(1))
        {
            if (known?.Contains(day) == true)
                continue;
            Collect(hours, day, wish, busy, firstOnly: true, windows, found);
            if (found.Count > 0)
                days.Add(day);
            found.Clear();
        }

        return days;
    }

    /// <summary>Whether a booking stands under these rules: inside an opening hour of its counter that has its lane.</summary>
    public static bool Stands(PlaceContent place, HolidayCalendar holidays, Guid counterId, int lane, AppointmentMode mode, Guid typeId, Taken taken)
    {
        Counter? counter = place.Counters.FirstOrDefault(counter => counter.Id == counterId);
        if (counter is null || !counter.Modes.Contains(mode))
            return false;
        DateOnly day = OfficeTime.DateAt(Minutes.ToInstant(taken.From));
        return DayWindows.Of(place, counter, day, holidays.On(day, place.Land, place.LocalDays)).Exists(window =>
            window.From <= taken.From && taken.Until <= window.Until && lane < window.Hours.Capacity && Serves(window, typeId));
    }

    private static bool Serves(Window window, Guid typeId) => window.Hours.Types?.Contains(typeId) != false;

    private static void Collect(PlaceHours hours, DateOnly day, Wish wish, Busy busy, bool firstOnly, List<Window> windows, List<FreePlace> found)
    {
        if (!wish.Type.IsValidOn(day))
            return;
        var clock = WallClock.On(day);
        DayOff? off = hours.OffOn(day);
        foreach (CounterHours counter in hours.Counters)
        {
            hours.Fill(windows, counter, clock, off);
            foreach (Window window in windows)
                Collect(window, counter.Counter, wish, busy, firstOnly, found);
            if (firstOnly && found.Count > 0)
                return;
        }
    }

    private static void Collect(Window window, Counter counter, Wish wish, Busy busy, bool firstOnly, List<FreePlace> found)
    {
        if (!Serves(window, wish.TypeId))
            return;
        int step = wish.Type.StepMinutes;
        int before = wish.Type.PreparationMinutes;
        int length = wish.Type.BusyMinutes;

        // The first raster point that is in the stretch and not before the wish.
        int earliest = Math.Max(window.From, wish.From - before);
        int first = window.RasterFrom + (CeilingDivide(earliest - window.RasterFrom, step) * step);
        int last = Math.Min(window.Until - length, wish.Until - 1 - before);
        for (int lane = 0; lane < window.Hours.Capacity && first <= last; lane++)
        {
            ReadOnlySpan<Taken> taken = busy.On(new Lane(counter.Id, lane));
            int next = FirstEndingAfter(taken, first);
            for (int from = first; from <= last; from += step)
            {
                while (next < taken.Length && taken[next].Until <= from)
                    next++;
                if (next < taken.Length && taken[next].From < from + length)
                    continue;
                found.Add(new FreePlace(from + before, counter, lane));
                if (firstOnly)
                    return;
            }
        }
    }

    private static int CeilingDivide(int dividend, int divisor) => dividend <= 0 ? 0 : (dividend + divisor - 1) / divisor;

    // A lane never overlaps itself, so its ends are in order as well.
    private static int FirstEndingAfter(ReadOnlySpan<Taken> taken, int minute)
    {
        int low = 0;
        int high = taken.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (taken[middle].Until <= minute)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}

/// <summary>A lane that is free for the whole talk.</summary>
/// <param name="Start">The talk begins at this minute; preparation comes before it.</param>
/// <param name="Counter">The counter.</param>
/// <param name="Lane">The lane of it.</param>
internal readonly record struct FreePlace(int Start, Counter Counter, int Lane);
