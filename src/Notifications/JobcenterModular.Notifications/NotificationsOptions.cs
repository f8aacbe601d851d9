using JobcenterModular.Notifications.Domain.Channels;
using JobcenterModular.Notifications.Domain.Reminders;
using JobcenterModular.Notifications.Domain.Staff;

namespace JobcenterModular.Notifications;

/// <summary>The section <c>Notifications</c>: whom the office tells, and when it may disturb.</summary>
internal sealed record NotificationsOptions
{
    /// <summary>The team that is told where an event names one without a mailbox: nothing is silently not sent.</summary>
    public string DefaultTeam { get; init; } = "leistung";

    /// <summary>Teams by key.</summary>
    public Dictionary<string, TeamOptions> Teams { get; init; } = new(StringComparer.Ordinal)
    {
        ["leistung"] = new TeamOptions { Name = "Team Leistung", Mailbox = "leistung@jobcenter.example" },
    };

    /// <summary>Who of staff gets what; the first line that fits decides.</summary>
    public RoutingRule[] Routing { get; init; } = [];

    /// <summary>Hours in which e-mails and text messages wait, unless they are urgent or answer what a person just did.</summary>
    public TimeOnly QuietFrom { get; init; } = new(21, 0);

    public TimeOnly QuietTo { get; init; } = new(7, 0);

    /// <summary>How long a binding notice may lie unread before the next channel is tried.</summary>
    public TimeSpan SilenceAfter { get; init; } = TimeSpan.FromDays(3);

    /// <summary>After how long a message that is due and not handed over raises an alarm.</summary>
    public TimeSpan LateAfter { get; init; } = TimeSpan.FromHours(1);

    /// <summary>The live stream of notices for caseworkers' tools.</summary>
    public StreamOptions Stream { get; init; } = new();

    /// <summary>When people are reminded.</summary>
    public ReminderOptions Reminders { get; init; } = new();

    public QuietHours Quiet => new(QuietFrom, QuietTo);

    /// <summary>The team's own settings, or those of the default team.</summary>
    public TeamOptions TeamOrDefault(string key) => Teams.GetValueOrDefault(key) ?? Teams[DefaultTeam];
}

/// <summary>One team.</summary>
internal sealed record TeamOptions
{
    /// <summary>Name for people.</summary>
    public string Name { get; init; } = "";

    /// <summary>E-mail address that the whole team reads.</summary>
    public string Mailbox { get; init; } = "";

    /// <summary>Which e-mails it gets. Urgent ones go out at once in either case.</summary>
    public TeamMails Mails { get; init; } = TeamMails.Digest;
}

/// <summary>E-mails to a team.</summary>
internal enum TeamMails
{
    /// <summary>One in the morning.</summary>
    Digest,

    /// <summary>One for each notice too.</summary>
    Each,
}
