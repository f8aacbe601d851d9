namespace JobcenterModular.Notifications.Domain.Channels;

/// <summary>A way on which a notice reaches somebody.</summary>
internal enum Channel
{
    /// <summary>The inbox in the portal, or a team's queue. Always, and without anything to hand over.</summary>
    Inbox,

    /// <summary>E-mail.</summary>
    Email,

    /// <summary>Text message to a phone.</summary>
    Sms,

    /// <summary>A messenger, over the same kind of gateway as text messages.</summary>
    Messenger,

    /// <summary>Paper, through the print queue.</summary>
    Letter,
}

/// <summary>Channels by the names that events and the API use.</summary>
internal static class ChannelNames
{
    private static readonly Dictionary<string, Channel> ByName =
        Enum.GetValues<Channel>().ToDictionary(channel => channel.Name(), StringComparer.Ordinal);

    public static string Name(this Channel channel) => channel.ToString().ToLowerInvariant();

    public static bool TryParse(string? name, out Channel channel) => ByName.TryGetValue(name ?? "", out channel);
}
