namespace JobcenterModular.BuildingBlocks.Security;

/// <summary>The section <c>Security</c>.</summary>
public sealed record SecurityOptions
{
    /// <summary>
    /// 32 random bytes in base64, from which all keys are derived. Hosts that share a database share it. Without it a key
    /// is made once and kept in <c>{Database:Directory}/keys</c>, readable by the host's user only.
    /// </summary>
    public string? MasterKey { get; init; }

    /// <summary>How long a token of our own is valid.</summary>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromHours(1);
}
