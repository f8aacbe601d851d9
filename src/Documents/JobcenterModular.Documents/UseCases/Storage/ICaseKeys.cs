namespace JobcenterModular.Documents.UseCases.Storage;

/// <summary>Keys of cases, wrapped by a master key from the configuration. Without its wrapped key a case is unreadable for ever.</summary>
internal interface ICaseKeys
{
    /// <summary>Which master key wraps now; rows with another id are due for <see cref="Rewrap"/>.</summary>
    string CurrentMasterKeyId { get; }

    /// <summary>A new random key for a case.</summary>
    CaseKey Make(Guid caseId);

    /// <summary>As it may lie in a database, bound to its case.</summary>
    WrappedCaseKey Wrap(CaseKey key);

    /// <summary>A case's key, as <see cref="Wrap"/> was given it.</summary>
    /// <exception cref="UnknownMasterKeyException">No configured master key wrapped it.</exception>
    /// <exception cref="SealBrokenException">Altered, or of another case.</exception>
    CaseKey Unwrap(Guid caseId, WrappedCaseKey wrapped);

    /// <summary>The same key wrapped by the current master key: a rotation rewrites rows, never files.</summary>
    WrappedCaseKey Rewrap(Guid caseId, WrappedCaseKey wrapped);
}

/// <summary>A wrapped key of a case.</summary>
/// <param name="MasterKeyId">Which master key wrapped it.</param>
/// <param name="Bytes">Nonce, tag and cipher text.</param>
internal sealed record WrappedCaseKey(string MasterKeyId, byte[] Bytes);
