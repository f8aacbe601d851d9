namespace JobcenterModular.Documents.UseCases.Leaving;

/// <summary>What is wrong with an original.</summary>
internal enum OriginalFault
{
    /// <summary>Its bytes are not there.</summary>
    Missing,

    /// <summary>There are more or fewer bytes than were received.</summary>
    WrongSize,

    /// <summary>They are not the bytes that were received.</summary>
    WrongHash,
}

/// <summary>An original is not what its case file says: nothing is handed over that nobody can vouch for.</summary>
internal sealed class UnsoundOriginalException(PackagedFile file, OriginalFault fault, Exception? inner = null)
    : Exception($"Version {file.VersionId} of document {file.DocumentId} cannot be handed over: {fault}.", inner)
{
    public Guid DocumentId { get; } = file.DocumentId;

    public Guid VersionId { get; } = file.VersionId;

    public OriginalFault Fault { get; } = fault;
}
