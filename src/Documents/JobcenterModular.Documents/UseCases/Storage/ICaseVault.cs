namespace JobcenterModular.Documents.UseCases.Storage;

/// <summary>
/// The contents of case files, sealed with the case's key and named by a keyed hash of their plain bytes: in one case equal
/// contents lie once, and equal contents of two cases have neither name nor bytes in common.
/// </summary>
internal interface ICaseVault
{
    /// <summary>Where the content with this hash (SHA-256 of the plain bytes, hex) lies, whether it is there or not.</summary>
    BlobPlace PlaceOf(CaseKey key, string sha256);

    /// <summary>Takes plain bytes.</summary>
    Task<ISealedWriter> BeginAsync(CaseKey key, CancellationToken cancellationToken);

    /// <summary>
    /// The plain bytes, or null if there are none. Reading throws <see cref="SealBrokenException"/> where they are not what
    /// was written, and ends only if they have this hash.
    /// </summary>
    Task<Stream?> OpenAsync(CaseKey key, string sha256, CancellationToken cancellationToken);

    /// <summary>The plain bytes at any place, for instance a part of an upload, or null if there are none.</summary>
    Task<Stream?> OpenAtAsync(CaseKey key, BlobPlace place, CancellationToken cancellationToken);

    /// <summary>Makes a blob that is sealed with this case's key the content of this hash, without rewriting it.</summary>
    Task MoveInAsync(CaseKey key, BlobPlace from, string sha256, CancellationToken cancellationToken);

    /// <summary>Erases a content; one that is not there is fine.</summary>
    Task EraseAsync(CaseKey key, string sha256, CancellationToken cancellationToken);
}

/// <summary>
/// Plain bytes on their way to be sealed. Disposing drops them unless they were kept; after a failure nothing else is left
/// to do. For one writer at a time.
/// </summary>
internal interface ISealedWriter : IAsyncDisposable
{
    /// <summary>Appends; the memory is the caller's again when this returns.</summary>
    ValueTask WriteAsync(ReadOnlyMemory<byte> plain, CancellationToken cancellationToken);

    /// <summary>Keeps them as the case's content of this hash, which the caller computed of what it wrote.</summary>
    Task KeepAsync(string sha256, CancellationToken cancellationToken);

    /// <summary>Keeps them at any place, for instance as a part of an upload.</summary>
    Task KeepAtAsync(BlobPlace place, CancellationToken cancellationToken);
}
