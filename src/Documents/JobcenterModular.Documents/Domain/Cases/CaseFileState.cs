namespace JobcenterModular.Documents.Domain.Cases;

/// <summary>The life of a case file.</summary>
internal enum CaseFileState
{
    /// <summary>Only drafts so far: nobody but their owner sees anything of it.</summary>
    Prospective,

    /// <summary>An application reached the office.</summary>
    Open,

    /// <summary>The case is over; its retention runs.</summary>
    Closed,

    /// <summary>Its key is destroyed and its files are gone. The row stays, so that nothing can open it again.</summary>
    Destroyed,
}
