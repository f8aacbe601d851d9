namespace JobcenterModular.BuildingBlocks.Modules;

/// <summary>The section <c>Office</c>: the office that this installation works for.</summary>
public sealed record OfficeOptions
{
    /// <summary>Short stable key; names the office in events, file paths and logs.</summary>
    public string Key { get; init; } = "office";

    /// <summary>Name for people.</summary>
    public string Name { get; init; } = "Jobcenter Musterstadt";
}
