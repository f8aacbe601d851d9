using System.ComponentModel.DataAnnotations;

namespace JobcenterModular.Documents.UseCases;

/// <summary>The section <c>Documents</c>.</summary>
internal sealed record DocumentsOptions
{
    public const string Section = "Documents";

    /// <summary>Folder of the papers. Relative paths start at the working folder; without it, <c>documents</c> beside the databases.</summary>
    public string? Directory { get; init; }

    /// <summary>Largest file in bytes.</summary>
    [Range(1024d, int.MaxValue)]
    public long MaxFileBytes { get; init; } = 20 * 1024 * 1024;

    /// <summary>Most papers of one application.</summary>
    [Range(1, 10_000)]
    public int MaxPerApplication { get; init; } = 200;
}
