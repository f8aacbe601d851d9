namespace JobcenterModular.Documents.Domain.Cases;

/// <summary>Where the virus scan of a document stands.</summary>
internal enum CheckState
{
    /// <summary>Arrived; waits for the scanner.</summary>
    Received,

    /// <summary>A host has it in hand.</summary>
    Scanning,

    /// <summary>The scanner looked at all of it and found nothing.</summary>
    Clean,

    /// <summary>The scanner found malware: nobody can download it.</summary>
    Infected,

    /// <summary>The scanner cannot look into it, such as beyond its limits. It is tried again; until then nobody can download it.</summary>
    NotScannable,

    /// <summary>No scanner is configured on this installation.</summary>
    NotScanned,
}
