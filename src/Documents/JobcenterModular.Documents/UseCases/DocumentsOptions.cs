using System.ComponentModel.DataAnnotations;
using JobcenterModular.Documents.UseCases.Storage;

namespace JobcenterModular.Documents.UseCases;

/// <summary>The section <c>Documents</c>.</summary>
internal sealed record DocumentsOptions
{
    public const string Section = "Documents";

    /// <summary>Where the bytes of documents lie.</summary>
    public StorageKind Storage { get; init; } = StorageKind.Folder;

    /// <summary>Folder of the papers. Relative paths start at the working folder; without it, <c>documents</c> beside the databases.</summary>
    public string? Directory { get; init; }

    /// <summary>Largest file in bytes, at most 5 GiB: what S3 copies in one step.</summary>
    [Range(1024d, 5d * 1024 * 1024 * 1024)]
    public long MaxFileBytes { get; init; } = 20 * 1024 * 1024;

    /// <summary>Most papers of one application.</summary>
    [Range(1, 10_000)]
    public int MaxPerApplication { get; init; } = 200;
}
