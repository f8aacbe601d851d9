namespace JobcenterModular.Appointments.Domain.Times;

/// <summary>
/// Instants as whole minutes: times of the calendar are compared by the million, and a minute is all that they know. They reach
/// to the year 4083; what lies behind it is its last minute.
/// </summary>
internal static class Minutes
{
    /// <summary>Minutes since the first instant of the year 1 (UTC); seconds are cut.</summary>
    public static int Of(DateTimeOffset instant) => Cut(instant.UtcTicks / TimeSpan.TicksPerMinute);

    /// <summary>The same for an instant as it is stored (UTC).</summary>
    public static int Of(DateTime stored) => Cut(stored.Ticks / TimeSpan.TicksPerMinute);

    /// <summary>The instant.</summary>
    public static DateTimeOffset ToInstant(int minutes) => new(minutes * TimeSpan.TicksPerMinute, TimeSpan.Zero);

    /// <summary>The first whole minute that is not before this instant.</summary>
    public static int Ceiling(DateTimeOffset instant) => Cut(((instant.UtcTicks - 1) / TimeSpan.TicksPerMinute) + 1);

    private static int Cut(long minutes) => (int)Math.Min(minutes, int.MaxValue);
}
