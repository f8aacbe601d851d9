using JobcenterModular.Appointments.Domain.Rules;
using JobcenterModular.BuildingBlocks.Calendar;
using JobcenterModular.BuildingBlocks.Modules;

namespace JobcenterModular.Appointments.Domain.Times;

/// <summary>The hours of a place as one wish sees them. What is the same on each of its days is made once: the counters that can do it, closures, days off.</summary>
internal sealed class PlaceHours
{
    private readonly PlaceContent _place;
    private readonly HolidayCalendar _holidays;
    private readonly IReadOnlyList<(DateOnly Day, DayOff Off)> _localDays;
    private readonly Taken[] _closures;

    public PlaceHours(PlaceContent place, HolidayCalendar holidays, Wish wish)
    {
        _place = place;
        _holidays = holidays;
        First = OfficeTime.DateAt(Minutes.ToInstant(wish.From));
        Last = wish.Until <= wish.From || !wish.Type.Modes.Contains(wish.Mode) ? First.AddDays(-1) : OfficeTime.DateAt(Minutes.ToInstant(wish.Until - 1));
        int from = WallClock.On(First).Midnight;
        int until = WallClock.On(Last).NextMidnight;
        _localDays = HolidayCalendar.Read(place.LocalDays, First.Year, Last.Year);
        _closures = DayWindows.ClosedBetween(place.Closures, from, until);
        Counters = [.. place.Counters.Where(wish.IsMetBy).Select(counter => new CounterHours(counter, DayWindows.ClosedBetween(counter.Absences, from, until)))];
    }

    /// <summary>The first day that the wish reaches.</summary>
    public DateOnly First { get; }

    /// <summary>The last one; before the first where there is none.</summary>
    public DateOnly Last { get; }

    /// <summary>Those who can do it, at whatever time.</summary>
    public IReadOnlyList<CounterHours> Counters { get; }

    /// <summary>What is off here on a day; null on an ordinary one.</summary>
    public DayOff? OffOn(DateOnly day) => _holidays.Among(day, _place.Land, _localDays);

    /// <summary>The stretches of a day at one of the counters.</summary>
    /// <param name="windows">What was in it before is gone.</param>
    public void Fill(List<Window> windows, CounterHours counter, WallClock day, DayOff? off) =>
        DayWindows.Fill(windows, _place, counter.Counter, day, off, _closures, counter.Absences);
}

/// <summary>A counter, with its absences in minutes.</summary>
internal sealed record CounterHours(Counter Counter, Taken[] Absences);
