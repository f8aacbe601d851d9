namespace JobcenterModular.Documents.Domain.Uploads;

/// <summary>Bytes of an upload that are safe: one blob, sealed with the key of the case.</summary>
internal sealed class UploadSegment
{
    public const int MaxNameLength = 60;

    public required Guid UploadId { get; init; }

    /// <summary>Where in the file it begins. Segments follow each other without a gap, so this is their order too.</summary>
    public required long Start { get; init; }

    public required long Length { get; init; }

    /// <summary>Of its plain bytes, lower-case hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Name of the blob.</summary>
    public required string Name { get; init; }

    public long End => Start + Length;
}
