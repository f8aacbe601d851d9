namespace JobcenterModular.Documents.Domain.Cases;

/// <summary>One item that a document serves; a document can serve several.</summary>
internal sealed class DocumentItem
{
    public required Guid DocumentId { get; init; }

    public required Guid ApplicationId { get; init; }

    public required string Code { get; init; }

    public required string PersonId { get; init; }

    public EvidenceKey Key => new(Code, PersonId);

    /// <summary>A paper of an application serves this item.</summary>
    public static DocumentItem Of(CaseDocument paper, EvidenceKey item) => new()
    {
        DocumentId = paper.Id,
        ApplicationId = paper.ApplicationId!.Value,
        Code = item.Code,
        PersonId = item.PersonId,
    };
}
