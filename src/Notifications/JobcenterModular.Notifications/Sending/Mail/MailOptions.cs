namespace JobcenterModular.Notifications.Sending.Mail;

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

    /// <summary>Secret by which the mail server's side signs news of bounces; without it nobody may call back. At least 32 characters.</summary>
    public string? CallbackSecret { get; init; }

    /// <summary>Folder for .eml files as long as there is no host; <c>mail-outbox</c> in the data folder unless set.</summary>
    public string? PickupDirectory { get; init; }

    /// <summary>Longest time that one hand-over may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How e-mails are sent.</summary>
    public LaneOptions Lane { get; init; } = new();

    /// <summary>Whether there is a server to talk to.</summary>
    public bool HasServer => !string.IsNullOrWhiteSpace(Host);
}
