namespace JobcenterModular.Notifications.Domain.Staff;

/// <summary>One line of <c>Notifications:Routing</c>: the first that fits decides. What a line does not name fits everything.</summary>
internal sealed record RoutingRule
{
    /// <summary>Key of the team that is told.</summary>
    public string Team { get; init; } = "";

    /// <summary>Account of the colleague in the team whose it is; without it the whole team's.</summary>
    public string? Person { get; init; }

    /// <summary>What the notice is for, such as <c>submission-received</c>.</summary>
    public string[]? Purposes { get; init; }

    /// <summary>Only urgent ones, or only the others.</summary>
    public bool? Urgent { get; init; }

    /// <summary>Beginnings of the postcode.</summary>
    public string[]? Postcodes { get; init; }

    /// <summary>First letters of the family name, such as <c>A-K</c> or <c>S</c>.</summary>
    public string? Letters { get; init; }

    public bool Fits(RoutedCase routed) =>
        (Purposes is not { Length: > 0 } || Purposes.Contains(routed.Purpose, StringComparer.Ordinal))
        && (Urgent is null || Urgent == routed.Urgent)
        && (Postcodes is not { Length: > 0 } || (routed.Postcode is { } code && Postcodes.Any(begin => code.StartsWith(begin, StringComparison.Ordinal))))
        && (string.IsNullOrEmpty(Letters) || (NameLetter.Of(routed.LastName) is { } letter && NameLetter.IsWithin(letter, Letters)));
}

/// <summary>What routing looks at.</summary>
internal sealed record RoutedCase(string Purpose, bool Urgent, string? Postcode, string? LastName);
