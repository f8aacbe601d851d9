using System.Globalization;
using JobcenterModular.BuildingBlocks.Calendar;
using JobcenterModular.BuildingBlocks.Modules;

namespace JobcenterModular.UnitTests.Calendar;

/// <summary>The calendar that is shipped.</summary>
internal static class ShippedHolidays
{
    public static HolidayCalendar Calendar { get; } = HolidayCalendar.ReadFrom(new OfficeOptions().HolidaysFile);

    /// <summary>The whole days off of a year, each as <c>MM-dd Name</c>.</summary>
    public static List<string> Of(Land land, int year) =>
    [
        .. from day in DaysOf(year)
           let off = Calendar.On(day, land)
           where off is { ClosesAt: null }
           select day.ToString("MM-dd ", CultureInfo.InvariantCulture) + off.Name,
    ];

    public static IEnumerable<DateOnly> DaysOf(int year)
    {
        for (DateOnly day = new(year, 1, 1); day.Year == year; day = day.AddDays(1))
            yield return day;
    }
}
