using JobcenterModular.SharedKernel;

namespace JobcenterModular.Applications.Domain.Household;

/// <summary>
/// Something that nobody of the household but its author may know of, sealed: a note of its own, or a protected answer that
/// was kept out of the record. Staff read it at one address only, and that read is logged.
/// </summary>
internal sealed class ProtectedNote : AggregateRoot
{
    /// <summary>Source of a note that belongs to no question.</summary>
    public const string OwnNote = "note";

    public required BenefitApplicationId ApplicationId { get; init; }

    /// <summary>Who wrote it: <c>ap</c> or a member such as <c>p1</c>.</summary>
    public required string Author { get; init; }

    /// <summary><see cref="OwnNote"/>, or the section instance whose protected answer it is.</summary>
    public required string Source { get; init; }

    /// <summary>A note as text, an answer as JSON.</summary>
    public required string SealedText { get; set; }

    public required DateTimeOffset WrittenAt { get; set; }

    /// <summary>What it is sealed for: it opens nowhere else.</summary>
    public static string PurposeOf(BenefitApplicationId application, string author, string source) => $"applications.protected:{application}:{author}:{source}";
}
