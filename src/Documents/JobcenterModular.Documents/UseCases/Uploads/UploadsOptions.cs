using System.ComponentModel.DataAnnotations;

namespace JobcenterModular.Documents.UseCases.Uploads;

/// <summary>The section <c>Documents:Uploads</c>.</summary>
internal sealed record UploadsOptions
{
    public const string Section = "Documents:Uploads";

    /// <summary>Hours that an upload is kept after its last activity.</summary>
    [Range(1, 24 * 30)]
    public int KeepHours { get; init; } = 24;

    /// <summary>Uploads of one application that may be open at once.</summary>
    [Range(1, 1000)]
    public int MaxOpen { get; init; } = 20;

    /// <summary>How long a host has a whole upload in hand at least; a killed host's upload is taken up after it.</summary>
    public TimeSpan FinishLease { get; init; } = TimeSpan.FromSeconds(30);

    public TimeSpan Keep => TimeSpan.FromHours(KeepHours);
}
