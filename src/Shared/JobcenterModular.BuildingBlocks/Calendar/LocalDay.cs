namespace JobcenterModular.BuildingBlocks.Calendar;

/// <summary>A day that is off in one town only, such as the Friedensfest in Augsburg; staff enter it with the place.</summary>
/// <param name="Name">Name of the day, in German.</param>
/// <param name="On"><c>MM-dd</c> each year, <c>yyyy-MM-dd</c> once, <c>easter</c>, <c>easter+39</c> or <c>easter-2</c> counted in days, or <c>wednesday-before-11-23</c>.</param>
/// <param name="ClosesAt">The place closes at this time; null: it is off the whole day.</param>
public sealed record LocalDay(string Name, string On, TimeOnly? ClosesAt)
{
    /// <summary>Whether a text says a day as <see cref="On"/> does.</summary>
    public static bool IsReadable(string on) => HolidayRule.DayRule.IsReadable(on);
}
