namespace JobcenterModular.Documents.Domain;

/// <summary>One paper in a folder. Its bytes lie in the paper store under the same two ids; neither ever changes.</summary>
internal sealed class Paper
{
    public const int MaxEvidenceCodeLength = 20;
    public const int MaxPersonIdLength = 10;

    public required Guid Id { get; init; }

    public required Guid ApplicationId { get; init; }

    public required string EvidenceCode { get; init; }

    public required string PersonId { get; init; }

    public required string FileName { get; init; }

    public required string MediaType { get; init; }

    public required long SizeBytes { get; init; }

    /// <summary>Lower-case hex.</summary>
    public required string Sha256 { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }
}
