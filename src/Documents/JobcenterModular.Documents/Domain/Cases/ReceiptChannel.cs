namespace JobcenterModular.Documents.Domain.Cases;

/// <summary>How a document reached the office.</summary>
internal enum ReceiptChannel
{
    Online,
    Post,
    Fax,
    Phone,

    /// <summary>Handed over in the office.</summary>
    Counter,

    /// <summary>Written by this system.</summary>
    System,
}
