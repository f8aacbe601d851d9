using JobcenterModular.Appointments.Domain.Rules;
using JobcenterModular.Appointments.Domain.Times;
using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.UnitTests.Calendar;

namespace JobcenterModular.UnitTests.Appointments.Times;

public sealed class ClockChangeTests
{
    private static readonly DateOnly Leap = new(2026, 3, 29);
    private static readonly DateOnly Double = new(2026, 10, 25);

    [Fact]
    public void The_missing_hour_is_not_offered() =>
        Offered(Leap, SampleRules.EveryDay(1, 0, 4, 0)).ShouldBe(["01:00 +1", "01:30 +1", "03:00 +2", "03:30 +2"]);

    [Fact]
    public void The_double_hour_is_offered_twice_at_distinct_instants() =>
        Offered(Double, SampleRules.EveryDay(1, 0, 4, 0)).ShouldBe(
            ["01:00 +2", "01:30 +2", "02:00 +2", "02:30 +2", "02:00 +1", "02:30 +1", "03:00 +1", "03:30 +1"]);

    [Fact]
    public void Hours_that_end_within_the_missing_hour_end_where_the_clock_leaps() =>
        Offered(Leap, SampleRules.EveryDay(1, 0, 2, 30)).ShouldBe(["01:00 +1", "01:30 +1"]);

    [Fact]
    public void Hours_that_begin_within_the_missing_hour_begin_where_the_clock_leaps() =>
        Offered(Leap, SampleRules.EveryDay(2, 15, 4, 0)).ShouldBe(["03:00 +2", "03:30 +2"]);

    [Fact]
    public void Hours_within_the_missing_hour_do_not_take_place() =>
        Offered(Leap, SampleRules.EveryDay(2, 0, 3, 0)).ShouldBeEmpty();

    [Fact]
    public void Hours_that_end_within_the_double_hour_end_at_its_first_passing() =>
        Offered(Double, SampleRules.EveryDay(1, 0, 2, 30)).ShouldBe(["01:00 +2", "01:30 +2", "02:00 +2"]);

    [Fact]
    public void Hours_that_begin_within_the_double_hour_begin_at_its_second_passing() =>
        Offered(Double, SampleRules.EveryDay(2, 30, 4, 0)).ShouldBe(["02:30 +1", "03:00 +1", "03:30 +1"]);

    [Fact]
    public void Neighbouring_hours_do_not_meet_because_the_clock_changes()
    {
        OpeningHours[] night = [SampleRules.EveryDay(1, 0, 2, 30), SampleRules.EveryDay(2, 30, 4, 0)];
        foreach (DateOnly day in (DateOnly[])[Leap, Double])
        {
            List<Window> windows = DayWindows.Of(SampleRules.PlaceWith(night), SampleRules.OneCounter with { Hours = night }, day, null);
            windows.Zip(windows.Skip(1)).ShouldAllBe(pair => pair.First.Until <= pair.Second.From);
        }
    }

    [Theory]
    [InlineData("2026-03-28")]
    [InlineData("2026-03-29")]
    [InlineData("2026-03-30")]
    [InlineData("2026-10-24")]
    [InlineData("2026-10-25")]
    [InlineData("2026-10-26")]
    public void Whatever_the_clock_did_at_night_the_morning_begins_at_eight_by_the_wall(string day) =>
        Offered(DateOnly.ParseExact(day, "yyyy-MM-dd"), SampleRules.EveryDay(8, 0, 9, 0)).Select(time => time[..5]).ShouldBe(["08:00", "08:30"]);

    [Fact]
    public void Every_time_of_every_day_is_where_the_zone_has_it()
    {
        for (DateOnly day = new(2025, 1, 1); day.Year < 2028; day = day.AddDays(1))
        {
            var clock = JobcenterModular.Appointments.Domain.Times.WallClock.On(day);
            for (int quarter = 0; quarter < 96; quarter++)
            {
                TimeOnly time = new(quarter / 4, quarter % 4 * 15);
                TimeOnly shown = OfficeTime.Zone.IsInvalidTime(day.ToDateTime(time)) ? new TimeOnly(time.Hour, 0) : time;
                int end = Minutes.Of(OfficeTime.InstantAt(day, shown));
                bool second = quarter % 4 > 0 && OfficeTime.Zone.IsAmbiguousTime(day.ToDateTime(time));
                (clock.BeginOf(time), clock.EndOf(time)).ShouldBe((second ? end + 60 : end, end), $"{day:O} {time}");
            }
        }
    }

    private static List<string> Offered(DateOnly day, OpeningHours hours)
    {
        var wish = new Wish(
            Guid.Empty, SampleRules.OneType, AppointmentMode.OnSite, null, [], Minutes.Of(OfficeTime.StartOf(day)), Minutes.Of(OfficeTime.StartOf(day.AddDays(1))));
        return
        [
            .. from free in FreeTimes.In(SampleRules.PlaceWith(hours), ShippedHolidays.Calendar, wish, Busy.Nothing)
               let local = OfficeTime.LocalTimeAt(Minutes.ToInstant(free.Start))
               select $"{local:HH:mm} +{local.Offset.Hours}",
        ];
    }
}
