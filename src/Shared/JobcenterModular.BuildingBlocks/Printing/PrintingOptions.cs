namespace JobcenterModular.BuildingBlocks.Printing;

/// <summary>The section <c>Summaries</c>: the program that makes PDFs.</summary>
public sealed record PrintingOptions
{
    /// <summary>WeasyPrint (Debian package <c>weasyprint</c>), by name or path.</summary>
    public string Renderer { get; init; } = "weasyprint";

    /// <summary>A rendering that takes longer is ended.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(1);
}
