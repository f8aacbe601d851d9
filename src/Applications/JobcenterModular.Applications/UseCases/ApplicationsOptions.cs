using JobcenterModular.Applications.Domain.Decisions;

namespace JobcenterModular.Applications.UseCases;

/// <summary>The section <c>Applications</c>.</summary>
internal sealed record ApplicationsOptions
{
    /// <summary>Days that a draft is kept after its last activity; without it the dated parameter <c>draft.ttlDays</c> counts.</summary>
    public int? DraftKeepDays { get; init; }

    /// <summary>Key of the team that new applications go to.</summary>
    public string Team { get; init; } = "leistung";

    /// <summary>Further days on which the office does not work. Like public holidays they do not count for its goal.</summary>
    public IReadOnlyList<DateOnly> ClosedDays { get; init; } = [];

    /// <summary>Kinds of decisions that a second person must confirm, such as <c>Refused</c>; none by default.</summary>
    public IReadOnlyList<DecisionKind> FourEyes { get; init; } = [];
}

/// <summary>The section <c>Portal</c>: where people find the front end.</summary>
internal sealed record PortalOptions
{
    /// <summary>Address of the front end, without a slash at the end.</summary>
    public string BaseUrl { get; init; } = "http://localhost:5080";
}

/// <summary>The section <c>Forms</c>.</summary>
internal sealed record FormsOptions
{
    /// <summary>Folder with the forms; relative paths start beside the program.</summary>
    public string Directory { get; init; } = "Forms";
}
