namespace JobcenterModular.Notifications.Domain.Staff;

/// <summary>The section <c>Notifications:Stream</c>: the live stream of notices.</summary>
internal sealed record StreamOptions
{
    /// <summary>After so long without a notice something is sent, so that neither side takes the other for gone.</summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Most connections at once, on each host.</summary>
    public int MaxConnections { get; init; } = 200;

    public IEnumerable<string> Faults()
    {
        if (Heartbeat < TimeSpan.FromSeconds(1) || Heartbeat > TimeSpan.FromHours(1))
            yield return "Notifications:Stream:Heartbeat must be between one second and one hour.";
        if (MaxConnections < 1)
            yield return "Notifications:Stream:MaxConnections must be at least 1.";
    }
}
