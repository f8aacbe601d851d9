namespace JobcenterModular.Notifications;

/// <summary>The section <c>Notifications</c>: whom the office tells.</summary>
internal sealed record NotificationsOptions
{
    /// <summary>The team that is told where an event names one without a mailbox: nothing is silently not sent.</summary>
    public string DefaultTeam { get; init; } = "leistung";

    /// <summary>Teams by key.</summary>
    public Dictionary<string, TeamOptions> Teams { get; init; } = new(StringComparer.Ordinal)
    {
        ["leistung"] = new TeamOptions { Name = "Team Leistung", Mailbox = "leistung@jobcenter.example" },
    };

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
}
