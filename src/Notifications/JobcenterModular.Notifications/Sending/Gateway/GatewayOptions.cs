namespace JobcenterModular.Notifications.Sending.Gateway;

/// <summary>The sections <c>Sms</c> and <c>Messenger</c>: a gateway that takes messages over HTTP. Without an address the channel is not offered.</summary>
internal sealed record GatewayOptions
{
    /// <summary>Where messages are posted to.</summary>
    public string? Url { get; init; }

    /// <summary>Shared secret of both signatures, ours and the gateway's; from the environment. At least 32 characters.</summary>
    public string? Secret { get; init; }

    /// <summary>Longest time that one hand-over may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How messages are sent.</summary>
    public LaneOptions Lane { get; init; } = new();

    /// <summary>Whether there is a gateway to talk to.</summary>
    public bool IsConfigured => !string.IsNullOrWhiteSpace(Url);

    public IEnumerable<string> FaultsIn(string section)
    {
        if (!IsConfigured)
            yield break;
        if (!Uri.TryCreate(Url, UriKind.Absolute, out Uri? uri) || (uri.Scheme != Uri.UriSchemeHttps && !(uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback)))
            yield return $"{section}:Url must be an absolute https address (http only on this machine).";
        if (!WebhookSignature.IsGoodSecret(Secret))
            yield return $"{section}:Secret must have at least 32 characters; what begins with whsec_ goes on in base64.";
        if (Timeout < TimeSpan.FromSeconds(1))
            yield return $"{section}:Timeout must be at least one second.";
        foreach (string fault in Lane.FaultsIn(section + ":Lane", Timeout))
            yield return fault;
    }
}
