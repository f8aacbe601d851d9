namespace JobcenterModular.BuildingBlocks.Modules;

/// <summary>The calendar by which people read: Europe/Berlin. Everything stored is UTC.</summary>
public static class OfficeTime
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    /// <summary>The date on the wall of the office at this instant.</summary>
    public static DateOnly DateAt(DateTimeOffset instant) => DateOnly.FromDateTime(LocalTimeAt(instant).DateTime);

    /// <summary>Local time at this instant.</summary>
    public static DateTimeOffset LocalTimeAt(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Berlin);

    /// <summary>The instant at which a day begins in the office. Midnight always exists there: the clock changes at 2 and 3.</summary>
    public static DateTimeOffset StartOf(DateOnly day)
    {
        // East of Greenwich the first day of the calendar begins before the first instant.
        if (day == DateOnly.MinValue)
            return DateTimeOffset.MinValue;
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, Berlin.GetUtcOffset(midnight)).ToUniversalTime();
    }
}
