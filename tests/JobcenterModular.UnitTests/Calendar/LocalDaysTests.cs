using JobcenterModular.BuildingBlocks.Calendar;

namespace JobcenterModular.UnitTests.Calendar;

public sealed class LocalDaysTests
{
    private static readonly LocalDay Peace = new("Augsburger Friedensfest", "08-08", null);

    [Fact]
    public void A_day_of_one_town_is_off_there_each_year_and_nowhere_else()
    {
        foreach (int year in Enumerable.Range(2025, 10))
        {
            ShippedHolidays.Calendar.On(new DateOnly(year, 8, 8), Land.BY, [Peace]).ShouldBe(new DayOff("Augsburger Friedensfest", null));
            ShippedHolidays.Calendar.On(new DateOnly(year, 8, 8), Land.BY, []).ShouldBeNull();
            ShippedHolidays.Calendar.On(new DateOnly(year, 8, 7), Land.BY, [Peace]).ShouldBeNull();
        }
    }

    [Theory]
    [InlineData("12-24", "Heiligabend")]
    [InlineData("12-31", "Silvester")]
    public void Christmas_Eve_and_New_Years_Eve_end_at_noon_everywhere(string day, string name)
    {
        foreach (Land land in Enum.GetValues<Land>())
            ShippedHolidays.Calendar.On(DateOnly.ParseExact("2026-" + day, "yyyy-MM-dd"), land).ShouldBe(new DayOff(name, new TimeOnly(12, 0)));
    }

    [Theory]
    [InlineData(null, "Am Ort", null)]
    [InlineData("10:00", "Am Ort", "10:00")]
    [InlineData("12:00", "Heiligabend", "12:00")]
    [InlineData("15:00", "Heiligabend", "12:00")]
    public void Of_two_reasons_the_one_that_leaves_less_time_counts(string? local, string name, string? closesAt)
    {
        DayOff? off = ShippedHolidays.Calendar.On(new DateOnly(2026, 12, 24), Land.BE, [new LocalDay("Am Ort", "12-24", Time(local))]);

        off.ShouldBe(new DayOff(name, Time(closesAt)));
    }

    [Fact]
    public void A_whole_day_off_is_not_opened_by_a_local_half_one() =>
        ShippedHolidays.Calendar.On(new DateOnly(2026, 12, 25), Land.BE, [new LocalDay("Am Ort", "12-25", new TimeOnly(12, 0))])
            .ShouldBe(new DayOff("Erster Weihnachtstag", null));

    [Theory]
    [InlineData("easter+60", "2026-06-04")]
    [InlineData("easter", "2026-04-05")]
    [InlineData("easter-48", "2026-02-16")]
    [InlineData("2026-07-03", "2026-07-03")]
    [InlineData("2025-07-03", null)]
    [InlineData("wednesday-before-11-23", "2026-11-18")]
    [InlineData("02-29", null)]
    public void A_day_can_be_written_in_several_ways(string on, string? in2026)
    {
        HolidayRule.DayRule.IsReadable(on).ShouldBeTrue();
        HolidayRule.DayRule.DayIn(on, 2026).ShouldBe(in2026 is null ? null : DateOnly.ParseExact(in2026, "yyyy-MM-dd"));
    }

    [Fact]
    public void The_leap_day_comes_in_leap_years_only()
    {
        LocalDay leap = new("Schalttag", "02-29", null);

        ShippedHolidays.DaysOf(2028).Where(day => ShippedHolidays.Calendar.On(day, Land.NI, [leap])?.Name == leap.Name).ShouldBe([new DateOnly(2028, 2, 29)]);
        ShippedHolidays.DaysOf(2027).Where(day => ShippedHolidays.Calendar.On(day, Land.NI, [leap])?.Name == leap.Name).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("8-8")]
    [InlineData("02-30")]
    [InlineData("2026-02-29")]
    [InlineData("13-01")]
    [InlineData("08.08.")]
    [InlineData("easter+x")]
    [InlineData("easter+1000")]
    [InlineData("easter + 1")]
    [InlineData("Easter")]
    [InlineData("wednesday-before-")]
    [InlineData("wednesday-before-02-30")]
    [InlineData("irgendwann")]
    public void What_says_no_day_is_not_readable(string on) => HolidayRule.DayRule.IsReadable(on).ShouldBeFalse();

    private static TimeOnly? Time(string? text) => text is null ? null : TimeOnly.ParseExact(text, "HH:mm");
}
