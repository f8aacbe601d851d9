using JobcenterModular.Notifications.Domain.Channels;

namespace JobcenterModular.Notifications.Domain.Contacts;

/// <summary>How one person can be reached at this moment, in the clear. Lives as long as a use case.</summary>
internal sealed record Reach
{
    private const string Inbox = "portal";

    /// <summary>What the person declared in the application.</summary>
    public required DeclaredContact Declared { get; init; }

    /// <summary>What she chose; null as long as she has not.</summary>
    public Contact? Chosen { get; init; }

    /// <summary>Proved addresses by channel.</summary>
    public required IReadOnlyDictionary<Channel, ProvedAddress> Proved { get; init; }

    /// <summary>BCP 47; German where nothing was said.</summary>
    public string Language => Chosen?.Language ?? Declared.Language ?? "de";

    /// <summary>E-mails may say what they are about.</summary>
    public bool AllowsContent => Chosen?.ContentConsentAt is not null;

    /// <summary>She wants no channel beside the inbox.</summary>
    public bool WantsInboxOnly => PreferredChannels.Count == 0;

    /// <summary>Channels in the order of wish; e-mail where no wish is known.</summary>
    public IReadOnlyList<Channel> PreferredChannels => Chosen?.ChosenChannels ?? DeclaredChannels() ?? [Channel.Email];

    /// <summary>The name for the window of an envelope.</summary>
    public string FullName => $"{Declared.FirstName} {Declared.LastName}".Trim();

    /// <summary>The way by this channel; null where there is none.</summary>
    public Way? WayBy(Channel channel)
    {
        if (channel == Channel.Letter)
            return Declared.HasPostalAddress ? new Way(channel, null, Proved: true) : null;
        if (Proved.TryGetValue(channel, out ProvedAddress? proved))
            return new Way(channel, proved.Address, Proved: true, proved.PointId);
        return channel == Channel.Email && Declared.Mail is { } mail ? new Way(channel, mail, Proved: false) : null;
    }

    private List<Channel>? DeclaredChannels()
    {
        List<Channel> known = [];
        foreach (string name in Declared.Channels ?? [])
        {
            if (ChannelNames.TryParse(name, out Channel channel) && channel != Channel.Inbox)
                known.Add(channel);
        }

        // "portal" is the inbox, which everybody has; who named nothing else wants nothing else.
        bool inboxAlone = Declared.Channels is [Inbox];
        return known.Count > 0 || inboxAlone ? known : null;
    }
}

/// <summary>An address that was proved by a code.</summary>
internal sealed record ProvedAddress(Guid PointId, string Address);
