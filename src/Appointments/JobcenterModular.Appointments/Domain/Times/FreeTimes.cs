using JobcenterModular.Appointments.Domain.Calendar;
using JobcenterModular.Appointments.Domain.Rules;
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
    public static IEnumerable<FreePlace> In(PlaceContent place, HolidayCalendar holidays, Wish wish, Busy busy) =>
        ByDay(place, holidays, wish, busy, firstOnly: false).SelectMany(day => day.Free);

    /// <summary>The days on which anything is free.</summary>
    /// <param name="busy">What is taken on the days asked for; more does no harm.</param>
    public static IEnumerable<DateOnly> DaysIn(PlaceContent place, HolidayCalendar holidays, Wish wish, Busy busy) =>
        ByDay(place, holidays, wish, busy, firstOnly: true).Select(day => day.Day);

    private static IEnumerable<(DateOnly Day, IReadOnlyList<FreePlace> Free)> ByDay(
        PlaceContent place, HolidayCalendar holidays, Wish wish, Busy busy, bool firstOnly)
    {
        if (wish.Until <= wish.From || !wish.Type.Modes.Contains(wish.Mode))
            yield break;
        List<Counter> counters = [.. place.Counters.Where(wish.IsMetBy)];
        if (counters.Count == 0)
            yield break;
        DateOnly last = OfficeTime.DateAt(Minutes.ToInstant(wish.Until - 1));
        for (DateOnly day = OfficeTime.DateAt(Minutes.ToInstant(wish.From)); day <= last; day = day.AddDays(1))
        {
            if (!wish.Type.IsValidOn(day))
                continue;
            DayOff? off = holidays.On(day, place.Land, place.LocalDays);
            List<FreePlace> found = [];
            foreach (Counter counter in counters)
            {
                if (firstOnly && found.Count > 0)
                    break;
                foreach (Window window in DayWindows.Of(place, counter, day, off))
                    Collect(window, counter, wish, busy, firstOnly, found);
            }

            if (found.Count > 0)
                yield return (day, found);
        }
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
            IReadOnlyList<Taken> taken = busy.On(counter.Id, lane);
            int next = FirstEndingAfter(taken, first);
            for (int from = first; from <= last; from += step)
            {
                while (next < taken.Count && taken[next].Until <= from)
                    next++;
                if (next < taken.Count && taken[next].From < from + length)
                    continue;
                found.Add(new FreePlace(from + before, counter, lane));
                if (firstOnly)
                    return;
            }
        }
    }

    private static int CeilingDivide(int dividend, int divisor) => dividend <= 0 ? 0 : (dividend + divisor - 1) / divisor;

    // A lane never overlaps itself, so its ends are in order as well.
    private static int FirstEndingAfter(IReadOnlyList<Taken> taken, int minute)
    {
        int low = 0;
        int high = taken.Count;
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
