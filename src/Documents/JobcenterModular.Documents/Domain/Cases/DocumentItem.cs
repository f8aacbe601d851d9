namespace JobcenterModular.Documents.Domain.Cases;

/// <summary>One item that a document serves; a document can serve several.</summary>
internal sealed class DocumentItem
{
    public required Guid DocumentId { get; init; }

    public required Guid ApplicationId { get; init; }

    public required string Code { get; init; }

    public required string PersonId { get; init; }

    public EvidenceKey Key => new(Code, PersonId);
}
