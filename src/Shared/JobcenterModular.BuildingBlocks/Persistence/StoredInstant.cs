namespace JobcenterModular.BuildingBlocks.Persistence;

/// <summary>How an instant stands in the store: UTC, cut to microseconds (PostgreSQL's precision).</summary>
public static class StoredInstant
{
    /// <summary>The value that is written.</summary>
    public static DateTime Of(DateTimeOffset instant) =>
        new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc);

    /// <summary>The instant that was written.</summary>
    public static DateTimeOffset Read(DateTime stored) => new(DateTime.SpecifyKind(stored, DateTimeKind.Utc));
}
