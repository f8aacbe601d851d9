namespace JobcenterModular.Documents.UseCases.Storage;

/// <summary>There is no room for more bytes. Nothing half is left; what was kept before is safe.</summary>
internal sealed class StorageFullException(Exception? cause = null) : IOException("The storage of documents is full.", cause);

/// <summary>The store does not answer, or answers that it cannot. Trying again later may help.</summary>
internal sealed class StorageUnavailableException(string what, Exception? cause = null)
    : IOException($"The storage of documents is unavailable: {what}", cause);

/// <summary>Sealed bytes are not what was written: altered, cut off, exchanged, or sealed with another key.</summary>
internal sealed class SealBrokenException(string what) : IOException($"A sealed blob is broken: {what}");

/// <summary>A case's key was wrapped by a master key that is not configured.</summary>
internal sealed class UnknownMasterKeyException(string masterKeyId)
    : InvalidOperationException($"No configured master key has the id {masterKeyId}; see Documents:Encryption:FormerMasterKeys.")
{
    public string MasterKeyId { get; } = masterKeyId;
}
