namespace JobcenterModular.Documents.UseCases.Leaving.Dropping;

/// <summary>The section <c>Documents:DropFolder</c>: where case files are put for a case system without an interface.</summary>
internal sealed record DropFolderOptions
{
    public const string Section = "Documents:DropFolder";

    /// <summary>A folder that the other system reads and writes; without it nothing is dropped.</summary>
    public string? Directory { get; init; }

    /// <summary>Who reads it, for the ledger.</summary>
    public string Receiver { get; init; } = "Fachverfahren";

    /// <summary>Each application that was sent puts its case file there by itself.</summary>
    public bool OnSubmission { get; init; }
}

/// <summary>The section <c>Documents:HandOvers</c>.</summary>
internal sealed record HandOverOptions
{
    public const string Section = "Documents:HandOvers";

    /// <summary>A hand-over that is not acknowledged for so long stands still, and somebody is called.</summary>
    public TimeSpan AlarmAfter { get; init; } = TimeSpan.FromDays(1);
}
