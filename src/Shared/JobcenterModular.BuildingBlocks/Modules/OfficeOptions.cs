using JobcenterModular.BuildingBlocks.Calendar;

namespace JobcenterModular.BuildingBlocks.Modules;

/// <summary>The section <c>Office</c>: the office that this installation works for.</summary>
public sealed record OfficeOptions
{
    /// <summary>Short stable key; names the office in events, file paths and logs.</summary>
    public string Key { get; init; } = "office";

    /// <summary>Name for people.</summary>
    public string Name { get; init; } = "Jobcenter Musterstadt";

    /// <summary>The Land whose public holidays count; null: only those of all Länder do.</summary>
    public Land? Land { get; init; }

    /// <summary>Public holidays of its town alone, each as in <see cref="LocalDay.On"/>, such as <c>08-08</c> in Augsburg.</summary>
    public IReadOnlyList<string> LocalDays { get; init; } = [];

    /// <summary>File of the public holidays. A relative path starts beside the program.</summary>
    public string HolidaysFile { get; init; } = "Rules/holidays.json";
}
