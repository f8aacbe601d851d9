namespace JobcenterModular.Applications.Domain;

/// <summary>What this module knows of a paper, from the events of Documents.</summary>
internal sealed class Paper
{
    public required Guid DocumentId { get; init; }

    public required BenefitApplicationId ApplicationId { get; init; }

    public required string EvidenceCode { get; init; }

    public required string PersonId { get; init; }

    public required string FileName { get; init; }

    public required string MediaType { get; init; }

    public required long SizeBytes { get; init; }

    public required string Sha256 { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Arrived after the application was sent: not part of the receipt, but on the desk.</summary>
    public required bool Late { get; init; }
}
