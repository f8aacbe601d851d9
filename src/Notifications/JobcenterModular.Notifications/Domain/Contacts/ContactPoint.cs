using JobcenterModular.Notifications.Domain.Channels;
using JobcenterModular.SharedKernel;

namespace JobcenterModular.Notifications.Domain.Contacts;

/// <summary>An address or number that a person gave to be told there. Used once a code sent to it came back.</summary>
internal sealed class ContactPoint : AggregateRoot
{
    public const int MostOfOwner = 5;
    public const int MostTries = 5;
    public static readonly TimeSpan CodeLives = TimeSpan.FromMinutes(30);

    private ContactPoint()
    {
    }

    public Guid Id { get; private set; }

    /// <summary>Whose it is (<see cref="ContactOwner"/>).</summary>
    public string Owner { get; private set; } = "";

    public Channel Channel { get; private set; }

    /// <summary>Empty once it is withdrawn.</summary>
    public string SealedAddress { get; private set; } = "";

    /// <summary>Keyed hash of the address: tells the same one again without telling what it is.</summary>
    public string? AddressMac { get; private set; }

    public DateTimeOffset AddedAt { get; private set; }

    public DateTimeOffset? ProvedAt { get; private set; }

    /// <summary>The carrier said that nothing arrives there.</summary>
    public DateTimeOffset? BouncedAt { get; private set; }

    /// <summary>The person wants nothing there any more. Kept without the address, as long as somebody could find it in the application.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>Keyed hash of the code that was sent; null where none is open.</summary>
    public string? CodeMac { get; private set; }

    public DateTimeOffset? CodeUntil { get; private set; }

    /// <summary>Wrong codes since the last one was sent.</summary>
    public int CodeTries { get; private set; }

    /// <summary>Codes sent so far, so that nobody is flooded by them.</summary>
    public int CodesSent { get; private set; }

    public bool IsUsable => ProvedAt is not null && BouncedAt is null && WithdrawnAt is null;

    /// <summary>Nothing may go to this address, also where the person wrote it into the application.</summary>
    public bool IsBarred => BouncedAt is not null || WithdrawnAt is not null;

    public static ContactPoint Add(Guid id, string owner, Channel channel, string sealedAddress, string addressMac, DateTimeOffset now) =>
        new() { Id = id, Owner = owner, Channel = channel, SealedAddress = sealedAddress, AddressMac = addressMac, AddedAt = now };

    /// <summary>How an address is bound to its row.</summary>
    public static string SealPurpose(Guid id) => $"notifications.contact-point:{id}";

    public void SendCode(string mac, DateTimeOffset until)
    {
        CodeMac = mac;
        CodeUntil = until;
        CodeTries = 0;
        CodesSent++;
    }

    /// <summary>After the last try there is no code any more.</summary>
    public void CountWrongCode()
    {
        CodeTries++;
        if (CodeTries >= MostTries)
            CodeMac = null;
    }

    public void Prove(DateTimeOffset now)
    {
        ProvedAt = now;
        BouncedAt = null;
        CodeMac = null;
        CodeUntil = null;
    }

    public void MarkBounced(DateTimeOffset now) => BouncedAt ??= now;

    public void Withdraw(DateTimeOffset now)
    {
        WithdrawnAt ??= now;
        SealedAddress = "";
        CodeMac = null;
        CodeUntil = null;
    }
}
