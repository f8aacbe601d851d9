namespace JobcenterModular.Documents.Domain.Evidence;

/// <summary>What staff decided about an item.</summary>
internal enum EvidenceOutcome
{
    /// <summary>Nothing yet, or they took it back.</summary>
    Open,

    /// <summary>It is enough.</summary>
    Accepted,

    /// <summary>It is not enough: this item, and no other, is wanted anew.</summary>
    Rejected,
}
