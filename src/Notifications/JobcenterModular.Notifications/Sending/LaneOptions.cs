using JobcenterModular.BuildingBlocks.Messaging;

namespace JobcenterModular.Notifications.Sending;

/// <summary>How one channel's messages are sent: <c>Mail:Lane</c>, <c>Sms:Lane</c> and so on.</summary>
internal sealed record LaneOptions
{
    /// <summary>Messages under way at once, on each host.</summary>
    public int Parallel { get; init; } = 4;

    /// <summary>Most messages a minute from each host; 0: as fast as they are taken.</summary>
    public int PerMinute { get; init; }

    /// <summary>How long a host has a delivery in hand; a killed host's are taken over after it.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>After so many attempts a delivery has failed for good: about a day with the house's back-off.</summary>
    public int MaxAttempts { get; init; } = 150;

    /// <summary>The longest wait between two attempts; they double from one second up to it.</summary>
    public TimeSpan LongestWait { get; init; } = Backoff.Longest;

    /// <summary>The slow look behind the wake-up; also finds what other hosts left behind.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long nothing is tried after most attempts of half a minute failed.</summary>
    public TimeSpan Break { get; init; } = TimeSpan.FromSeconds(30);

    public IEnumerable<string> FaultsIn(string section, TimeSpan timeout)
    {
        if (Parallel is < 1 or > 64)
            yield return $"{section}:Parallel must be between 1 and 64.";
        if (PerMinute < 0)
            yield return $"{section}:PerMinute must not be negative.";
        if (Lease < 2 * timeout)
            yield return $"{section}:Lease must be at least twice the timeout, or two hosts send the same message.";
        if (Poll < TimeSpan.FromMilliseconds(100))
            yield return $"{section}:Poll must be at least 0.1 seconds.";
        if (MaxAttempts < 1)
            yield return $"{section}:MaxAttempts must be at least 1.";
        if (LongestWait < TimeSpan.FromSeconds(1))
            yield return $"{section}:LongestWait must be at least one second.";
        if (Break < TimeSpan.FromSeconds(1))
            yield return $"{section}:Break must be at least one second.";
    }
}
