using JobcenterModular.Appointments.Domain.Rules;
using JobcenterModular.Appointments.Domain.Times;
using JobcenterModular.BuildingBlocks.Calendar;
using JobcenterModular.UnitTests.Calendar;

namespace JobcenterModular.UnitTests.Appointments.Times;

/// <summary>
/// The rules read aloud, slowly: each five minutes somebody looks at the clock on the wall and asks whether this counter
/// receives people now.
/// </summary>
internal sealed class WallClock(RandomOffice office)
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    private readonly Dictionary<(Counter Counter, OpeningHours Hours, int Tick), bool> _seen = [];

    public static DateTime LocalAt(int minute) => TimeZoneInfo.ConvertTimeFromUtc(new DateTime(minute * TimeSpan.TicksPerMinute, DateTimeKind.Utc), Berlin);

    /// <summary>Every free lane of every offered time that the wish asks for.</summary>
    public List<(int Start, Guid Counter, int Lane)> Free()
    {
        List<(int, Guid, int)> free = [];
        TypeContent type = office.Type;
        foreach (Counter counter in office.Place.Counters.Where(counter => counter.Modes.Contains(office.Wish.Mode)))
        {
            foreach (OpeningHours hours in counter.Hours.Where(hours => hours.Types is null || hours.Types.Contains(office.Wish.TypeId)))
            {
                int opened = 0;
                for (int tick = office.Wish.From - 1440 - (office.Wish.From % RandomOffice.Tick); tick < office.Wish.Until + 1440; tick += RandomOffice.Tick)
                {
                    if (!IsOpening(hours, tick))
                        continue;
                    if (!IsOpening(hours, tick - RandomOffice.Tick))
                        opened = tick;
                    int start = tick + type.PreparationMinutes;
                    if ((tick - opened) % type.StepMinutes != 0 || start < office.Wish.From || start >= office.Wish.Until)
                        continue;
                    DateOnly day = DateOnly.FromDateTime(LocalAt(start));
                    if (day < type.ValidFrom || day > type.ValidUntil || !IsOpenAllTheTime(counter, hours, tick, tick + type.BusyMinutes))
                        continue;
                    free.AddRange(Enumerable.Range(0, hours.Capacity).Where(lane => !IsTaken(counter.Id, lane, tick)).Select(lane => (start, counter.Id, lane)));
                }
            }
        }

        return free;
    }

    /// <summary>Whether a stretch lies wholly inside hours of its counter that have its lane and take this kind of talk.</summary>
    public bool Stands(Counter counter, int lane, Guid typeId, Taken taken) => counter.Modes.Contains(office.Wish.Mode)
        && counter.Hours.Any(hours => lane < hours.Capacity && (hours.Types is null || hours.Types.Contains(typeId)) && IsOpenAllTheTime(counter, hours, taken.From, taken.Until));

    /// <summary>An edge within the hour that comes twice leaves open which of the two is meant.</summary>
    public bool IsVague() => office.Place.Counters.SelectMany(counter => counter.Hours).Any(hours => hours.From is { Hour: 2, Minute: > 0 } || hours.Until is { Hour: 2, Minute: > 0 })
        && Enumerable.Range(-1, 6).Any(days => Berlin.IsAmbiguousTime(office.Day.AddDays(days).ToDateTime(new TimeOnly(2, 30))));

    private bool IsTaken(Guid counter, int lane, int from) => office.Bookings.Exists(booking =>
        booking.Counter == counter && booking.Lane == lane && booking.Taken.From < from + office.Type.BusyMinutes && from < booking.Taken.Until);

    private bool IsOpenAllTheTime(Counter counter, OpeningHours hours, int from, int until)
    {
        for (int tick = from; tick < until; tick += RandomOffice.Tick)
        {
            if (!IsOpen(counter, hours, tick))
                return false;
        }

        return true;
    }

    private bool IsOpen(Counter counter, OpeningHours hours, int tick)
    {
        if (_seen.TryGetValue((counter, hours, tick), out bool known))
            return known;
        DateTime local = LocalAt(tick);
        var day = DateOnly.FromDateTime(local);
        PlaceContent place = office.Place;
        bool open = IsOpening(hours, tick)
            && day >= place.ValidFrom && (place.ValidUntil is null || day <= place.ValidUntil)
            && day >= counter.ValidFrom && (counter.ValidUntil is null || day <= counter.ValidUntil)
            && !IsOff(ShippedHolidays.Calendar.On(day, place.Land), local)
            && !place.LocalDays.Any(own => own.On == local.ToString("MM-dd") && IsOff(new DayOff(own.Name, own.ClosesAt), local))
            && !place.Closures.Concat(counter.Absences).Any(closed => Covers(closed, tick));
        return _seen[(counter, hours, tick)] = open;
    }

    private static bool IsOff(DayOff? off, DateTime local) => off is not null && (off.ClosesAt is null || TimeOnly.FromDateTime(local) >= off.ClosesAt);

    private static bool Covers(Closed closed, int tick) =>
        closed.From.UtcTicks < (tick + RandomOffice.Tick) * TimeSpan.TicksPerMinute && tick * TimeSpan.TicksPerMinute < closed.Until.UtcTicks;

    private static bool IsOpening(OpeningHours hours, int tick)
    {
        DateTime local = LocalAt(tick);
        var day = DateOnly.FromDateTime(local);
        int weeks = (MondayOf(day).DayNumber - MondayOf(hours.ValidFrom).DayNumber) / 7;
        return day >= hours.ValidFrom && (hours.ValidUntil is null || day <= hours.ValidUntil) && hours.Weekdays.Contains(local.DayOfWeek)
            && weeks % hours.EveryWeeks == 0 && TimeOnly.FromDateTime(local) >= hours.From && TimeOnly.FromDateTime(local) < hours.Until;
    }

    private static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
