using System.ComponentModel.DataAnnotations;

namespace JobcenterModular.Documents.UseCases.Evidence;

/// <summary>The section <c>Documents:Evidence</c>.</summary>
internal sealed record EvidenceOptions
{
    public const string Section = "Documents:Evidence";

    public const string FileName = "evidence-reasons.json";

    /// <summary>Days until which a rejected item is wanted anew, unless the review names a day.</summary>
    [Range(1, 365)]
    public int DueDays { get; init; } = 14;

    /// <summary>Folder of the list of reasons. A relative path starts beside the program.</summary>
    public string Directory { get; init; } = "Rules";
}
