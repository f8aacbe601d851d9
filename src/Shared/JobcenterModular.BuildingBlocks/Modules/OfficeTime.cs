namespace JobcenterModular.BuildingBlocks.Modules;

/// <summary>The calendar by which people read: Europe/Zone. Everything stored is UTC.</summary>
public static class OfficeTime
{
    /// <summary>The zone itself.</summary>
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    /// <summary>The date on the wall of the office at this instant.</summary>
    public static DateOnly DateAt(DateTimeOffset instant) => DateOnly.FromDateTime(LocalTimeAt(instant).DateTime);

    /// <summary>Local time at this instant.</summary>
    public static DateTimeOffset LocalTimeAt(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);

    /// <summary>The instant at which a day begins in the office. Midnight always exists there: the clock changes at 2 and 3.</summary>
    public static DateTimeOffset StartOf(DateOnly day)
    {
        // East of Greenwich the first day of the calendar begins before the first instant.
        if (day == DateOnly.MinValue)
            return DateTimeOffset.MinValue;
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, Zone.GetUtcOffset(midnight)).ToUniversalTime();
    }

    /// <summary>The instant at which the office's clock shows this time on this day (UTC): the first of two, and an hour later where the clock leaps over it.</summary>
    public static DateTimeOffset InstantAt(DateOnly day, TimeOnly time)
    {
        DateTime local = day.ToDateTime(time);
        if (Zone.IsInvalidTime(local))
            local = local.AddHours(1);
        TimeSpan offset = Zone.IsAmbiguousTime(local) ? Zone.GetAmbiguousTimeOffsets(local).Max() : Zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
