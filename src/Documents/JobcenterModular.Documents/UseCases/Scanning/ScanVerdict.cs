namespace JobcenterModular.Documents.UseCases.Scanning;

/// <summary>What the scanner says about one paper.</summary>
/// <param name="Outcome">The verdict.</param>
/// <param name="Detail">Name of the virus, or why the paper could not be scanned; in the scanner's words, for the office only.</param>
internal sealed record ScanVerdict(ScanOutcome Outcome, string? Detail)
{
    public static ScanVerdict Clean { get; } = new(ScanOutcome.Clean, null);

    public static ScanVerdict Infected(string virus) => new(ScanOutcome.Infected, virus);

    public static ScanVerdict NotScannable(string why) => new(ScanOutcome.NotScannable, why);

    public static ScanVerdict Unavailable(string why) => new(ScanOutcome.Unavailable, why);
}

/// <summary>The verdicts.</summary>
internal enum ScanOutcome
{
    /// <summary>Scanned to the end, nothing found.</summary>
    Clean,

    Infected,

    /// <summary>The scanner cannot look into this paper, today or tomorrow: beyond its limits, or encrypted.</summary>
    NotScannable,

    /// <summary>No answer that means anything: down, too slow, broken. To be tried again.</summary>
    Unavailable,
}
