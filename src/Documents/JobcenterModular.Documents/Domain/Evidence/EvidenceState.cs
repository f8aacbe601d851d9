namespace JobcenterModular.Documents.Domain.Evidence;

/// <summary>Where an item of the checklist stands.</summary>
internal enum EvidenceState
{
    /// <summary>Wanted; documents for it may be there or not.</summary>
    Open,

    /// <summary>"I send it later", by a date.</summary>
    Later,

    /// <summary>"I do not have this."</summary>
    NotAvailable,

    /// <summary>Staff looked at it and it is enough.</summary>
    Accepted,

    /// <summary>Staff looked at it and it is not enough: this item, and no other, is open again.</summary>
    Rejected,
}
