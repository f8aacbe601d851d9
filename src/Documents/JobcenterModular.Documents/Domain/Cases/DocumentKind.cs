namespace JobcenterModular.Documents.Domain.Cases;

/// <summary>What a document in a case file is.</summary>
internal enum DocumentKind
{
    /// <summary>A paper that proves something (Nachweis).</summary>
    Evidence,

    /// <summary>An application as it was sent: the HTML of record.</summary>
    Application,

    /// <summary>The same as PDF/A-3b with the answers attached.</summary>
    ApplicationPdf,

    /// <summary>The answers of an application as JSON.</summary>
    ApplicationData,

    /// <summary>Post, fax or anything else that the scan desk took in.</summary>
    Mail,

    /// <summary>A note of a phone call.</summary>
    PhoneNote,
}
