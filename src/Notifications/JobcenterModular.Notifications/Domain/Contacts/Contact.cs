using JobcenterModular.Notifications.Domain.Channels;
using JobcenterModular.SharedKernel;

namespace JobcenterModular.Notifications.Domain.Contacts;

/// <summary>How a person wants to be told. Made when she chooses for the first time; until then what she declared counts.</summary>
internal sealed class Contact : AggregateRoot
{
    private Contact()
    {
    }

    /// <summary>Whose it is (<see cref="ContactOwner"/>).</summary>
    public string Owner { get; private set; } = "";

    /// <summary>BCP 47; null: as declared.</summary>
    public string? Language { get; private set; }

    /// <summary>Names of channels in the order of choice, with blanks between; null: as declared.</summary>
    public string? Channels { get; private set; }

    /// <summary>Since when e-mails may say what they are about (§ 35 SGB I: written, revocable); null: they may not.</summary>
    public DateTimeOffset? ContentConsentAt { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public IReadOnlyList<Channel>? ChosenChannels => Channels is null
        ? null
        : [.. Channels.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => ChannelNames.TryParse(name, out Channel channel) ? channel : Channel.Inbox).Where(channel => channel != Channel.Inbox)];

    public static Contact Of(string owner) => new() { Owner = owner };

    public void Choose(string? language, IReadOnlyList<Channel>? channels, bool contentConsent, DateTimeOffset now)
    {
        Language = language;
        Channels = channels is null ? null : string.Join(' ', channels.Distinct().Select(channel => channel.Name()));
        ContentConsentAt = contentConsent ? ContentConsentAt ?? now : null;
        UpdatedAt = now;
    }

    /// <summary>No more on this channel, such as by the link in an e-mail.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="before">The channels that counted until now.</param>
    /// <param name="now">The instant.</param>
    public void Leave(Channel channel, IReadOnlyList<Channel> before, DateTimeOffset now) =>
        Choose(Language, [.. before.Where(other => other != channel)], ContentConsentAt is not null, now);
}

/// <summary>Whom contact data belong to: an account, or the one application of a guest.</summary>
internal static class ContactOwner
{
    public static string Of(string? ownerSubject, Guid applicationId) => ownerSubject is null ? $"application:{applicationId}" : $"account:{ownerSubject}";
}
