using JobcenterModular.BuildingBlocks.Calendar;
using JobcenterModular.BuildingBlocks.Modules;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace JobcenterModular.UnitTests.Calendar;

public sealed class OfficeCalendarTests
{
    [Theory]
    [InlineData(null, "2026-11-18", "2026-11-18")] // Buß- und Bettag, in Sachsen only.
    [InlineData(Land.SN, "2026-11-18", "2026-11-19")]
    [InlineData(Land.BY, "2026-11-18", "2026-11-18")]
    [InlineData(null, "2026-12-24", "2026-12-24")] // Half a day off: a working day.
    [InlineData(null, "2026-12-25", "2026-12-28")] // Friday and Saturday off, then Sunday.
    [InlineData(Land.TH, "2027-03-26", "2027-03-30")] // Good Friday to Easter Monday.
    [InlineData(null, "2026-11-21", "2026-11-23")]
    [InlineData(null, "2026-11-23", "2026-11-23")]
    public void A_time_ends_on_a_working_day(Land? land, string day, string ends) => At(land).WorkdayFrom(Day(day)).ShouldBe(Day(ends));

    [Fact]
    public void A_day_of_the_town_alone_is_none_either()
    {
        OfficeOptions augsburg = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Land"] = "BY",
            ["LocalDays:0"] = "08-08",
        }).Build().Get<OfficeOptions>()!;

        var calendar = new OfficeCalendar(ShippedHolidays.Calendar, Options.Create(augsburg));

        calendar.WorkdayFrom(Day("2028-08-08")).ShouldBe(Day("2028-08-09"));
        At(Land.BY).WorkdayFrom(Day("2028-08-08")).ShouldBe(Day("2028-08-08"));
    }

    [Fact]
    public void A_land_has_all_days_that_every_land_has()
    {
        foreach (DateOnly day in ShippedHolidays.DaysOf(2027).Where(day => !At(null).IsWorkday(day)))
            Enum.GetValues<Land>().ShouldAllBe(land => !At(land).IsWorkday(day));
    }

    private static OfficeCalendar At(Land? land) => new(ShippedHolidays.Calendar, Options.Create(new OfficeOptions { Land = land }));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");
}
