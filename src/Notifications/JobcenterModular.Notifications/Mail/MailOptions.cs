namespace JobcenterModular.Notifications.Mail;

/// <summary>The section <c>Mail</c>. Without a host, e-mails are written into the pickup folder.</summary>
internal sealed record MailOptions
{
    /// <summary>SMTP server.</summary>
    public string? Host { get; init; }

    public int Port { get; init; } = 25;

    /// <summary>Sender of every e-mail.</summary>
    public string From { get; init; } = "keine-antwort@jobcenter.example";

    /// <summary>Account at the server; null where it trusts us by address.</summary>
    public string? User { get; init; }

    /// <summary>A secret, so it comes from the environment.</summary>
    public string? Password { get; init; }

    /// <summary>Encrypt before anything is said (RFC 3207); a server that cannot is refused.</summary>
    public bool StartTls { get; init; }

    /// <summary>Folder for .eml files as long as there is no host; <c>mail-outbox</c> in the data folder unless set.</summary>
    public string? PickupDirectory { get; init; }

    /// <summary>Longest time that one hand-over may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a host has a delivery in hand; a killed host's are taken over after it.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>After so many attempts a delivery has failed for good: about a day with the house's back-off.</summary>
    public int MaxAttempts { get; init; } = 150;

    /// <summary>The slow look behind the wake-up; also finds what other hosts left behind.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Whether there is a server to talk to.</summary>
    public bool HasServer => !string.IsNullOrWhiteSpace(Host);
}
