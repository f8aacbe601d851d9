using JobcenterModular.SharedKernel;

namespace JobcenterModular.Applications.Domain.Desk;

/// <summary>Who gets what arrives for a team: its rules in order, changed under one version.</summary>
internal sealed class TeamRules : AggregateRoot
{
    private TeamRules()
    {
    }

    /// <summary>Key of the team.</summary>
    public string Team { get; private init; } = "";

    public RuleList Content { get; private set; } = null!;

    public static TeamRules Of(string team, RuleList content) => new() { Team = team, Content = content };

    public void Change(RuleList content) => Content = content;
}

/// <summary>Rules in order.</summary>
/// <param name="Rules">The first that fits, and has somebody who can take it, gives the item away. None: it stays with the team.</param>
internal sealed record RuleList(IReadOnlyList<AssignmentRule> Rules);

/// <summary>One rule. What is left out does not matter; what is there must all fit.</summary>
/// <param name="Assignees">Accounts. One: that person. Several: whoever of them has the fewest open items.</param>
/// <param name="Kinds">Kinds of items.</param>
/// <param name="Urgent">Only urgent ones, or only others.</param>
/// <param name="LastNames">Ranges of the applicant's last name, such as A to F.</param>
/// <param name="Postcodes">Beginnings of the postcode.</param>
internal sealed record AssignmentRule(
    IReadOnlyList<string> Assignees,
    IReadOnlyList<WorkItemKind>? Kinds = null,
    bool? Urgent = null,
    IReadOnlyList<NameRange>? LastNames = null,
    IReadOnlyList<string>? Postcodes = null)
{
    public bool Fits(Arriving arriving) =>
        (Kinds is null || Kinds.Contains(arriving.Kind))
        && (Urgent is null || Urgent == arriving.Urgent)
        && (LastNames is null || (arriving.LastName is { } name && LastNames.Any(range => range.Holds(name))))
        && (Postcodes is null || (arriving.Postcode is { } postcode && Postcodes.Any(begin => postcode.StartsWith(begin, StringComparison.Ordinal))));
}

/// <summary>What the rules look at.</summary>
/// <param name="LastName">The applicant's; null where it is not known.</param>
/// <param name="Postcode">The applicant's; null where it is not known.</param>
internal sealed record Arriving(WorkItemKind Kind, bool Urgent, string? LastName, string? Postcode);
