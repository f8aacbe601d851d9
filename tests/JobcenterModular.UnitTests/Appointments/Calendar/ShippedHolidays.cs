using System.Globalization;
using JobcenterModular.Appointments;
using JobcenterModular.Appointments.Domain.Calendar;
using JobcenterModular.Appointments.Persistence;

namespace JobcenterModular.UnitTests.Appointments.Calendar;

/// <summary>The calendar that is shipped.</summary>
internal static class ShippedHolidays
{
    public static HolidayCalendar Calendar { get; } = HolidaysFile.Read(new AppointmentsOptions());

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
