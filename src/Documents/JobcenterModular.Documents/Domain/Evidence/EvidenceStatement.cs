namespace JobcenterModular.Documents.Domain.Evidence;

/// <summary>What its owner says of an item instead of sending something.</summary>
internal enum EvidenceStatement
{
    None,

    /// <summary>"I send it later", by a date.</summary>
    Later,

    /// <summary>"I do not have this."</summary>
    NotAvailable,
}
