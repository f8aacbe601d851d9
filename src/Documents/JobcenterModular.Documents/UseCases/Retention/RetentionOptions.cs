namespace JobcenterModular.Documents.UseCases.Retention;

/// <summary>The section <c>Retention</c>.</summary>
internal sealed record RetentionOptions
{
    public const string Section = "Retention";

    public const string FileName = "retention.json";

    /// <summary>Folder of the rules. A relative path starts beside the program.</summary>
    public string Directory { get; init; } = "Rules";
}
