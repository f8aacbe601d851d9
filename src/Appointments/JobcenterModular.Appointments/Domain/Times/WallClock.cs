using System.Runtime.InteropServices;
using JobcenterModular.BuildingBlocks.Modules;

namespace JobcenterModular.Appointments.Domain.Times;

/// <summary>
/// The clock on the wall of the office on one day. On an even day, which has 24 hours, every time is so many minutes after midnight;
/// only on the two days of the clock change the zone is asked for each.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct WallClock
{
    private const int MinutesOfADay = 24 * 60;

    private WallClock(DateOnly day, int midnight, int nextMidnight)
    {
        Day = day;
        Midnight = midnight;
        NextMidnight = nextMidnight;
    }

    /// <summary>The day, by the calendar of the office.</summary>
    public DateOnly Day { get; }

    /// <summary>The minute at which the day begins.</summary>
    public int Midnight { get; }

    /// <summary>The minute at which the next day begins.</summary>
    public int NextMidnight { get; }

    private bool IsEven => NextMidnight - Midnight == MinutesOfADay;

    public static WallClock On(DateOnly day) => new(day, Minutes.Of(OfficeTime.StartOf(day)), Minutes.Of(OfficeTime.StartOf(day.AddDays(1))));

    /// <summary>The minute at which something begins. Within the double hour it is the second passing: after the first, the clock shows an earlier time again.</summary>
    public int BeginOf(TimeOnly time) => IsEven
        ? AfterMidnight(time)
        : EndOf(time) + (time.Minute > 0 && OfficeTime.Zone.IsAmbiguousTime(Day.ToDateTime(time)) ? 60 : 0);

    /// <summary>The minute at which something ends. What begins or ends within the missing hour does so where the clock leaps.</summary>
    public int EndOf(TimeOnly time) => IsEven
        ? AfterMidnight(time)
        : Minutes.Of(OfficeTime.InstantAt(Day, OfficeTime.Zone.IsInvalidTime(Day.ToDateTime(time)) ? new TimeOnly(time.Hour, 0) : time));

    private int AfterMidnight(TimeOnly time) => Midnight + (int)(time.Ticks / TimeSpan.TicksPerMinute);
}
