namespace JobcenterModular.Documents.UseCases.Checking;

/// <summary>Something about a file that is not as the database says.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="CaseId">The case file.</param>
/// <param name="DocumentId">The document; null for an orphan, and where a whole case is affected.</param>
/// <param name="Name">Name of the content in the store.</param>
internal sealed record StorageFinding(StorageFault Kind, Guid CaseId, Guid? DocumentId, string? Name)
{
    public override string ToString() => string.Join(
        ' ',
        new[] { Kind.ToString().ToLowerInvariant(), $"case {CaseId}", DocumentId is { } id ? $"document {id}" : null, Name }.Where(part => part is not null));
}

/// <summary>What can be wrong with a file.</summary>
internal enum StorageFault
{
    /// <summary>A document whose bytes are not there.</summary>
    Missing,

    /// <summary>A document whose bytes are not those that were stored.</summary>
    Altered,

    /// <summary>Bytes that no document has.</summary>
    Orphaned,

    /// <summary>A case file whose key cannot be opened: its master key is not configured, or the row was changed.</summary>
    Locked,
}

/// <summary>What a check looked at and found.</summary>
internal sealed record StorageReport(int CaseFiles, int Documents, long Bytes, int Faults)
{
    public bool IsClean => Faults == 0;
}
