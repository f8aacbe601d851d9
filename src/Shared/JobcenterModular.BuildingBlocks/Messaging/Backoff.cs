namespace JobcenterModular.BuildingBlocks.Messaging;

/// <summary>How long to wait after the n-th failure: doubling from one second to ten minutes, with jitter.</summary>
public static class Backoff
{
    /// <summary>The longest wait of the house, before jitter.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>The wait after this many failures (1 = the first).</summary>
    public static TimeSpan After(int failures) => After(failures, Longest);

    /// <summary>The same with another longest wait, before jitter.</summary>
    public static TimeSpan After(int failures, TimeSpan longest)
    {
        double seconds = Math.Min(longest.TotalSeconds, Math.Pow(2, Math.Min(failures, 12) - 1));
#pragma warning disable CA5394 // Jitter spreads load; nothing secret depends on it.
        return TimeSpan.FromSeconds(seconds * (0.8 + (0.4 * Random.Shared.NextDouble())));
#pragma warning restore CA5394
    }
}
