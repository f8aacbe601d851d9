namespace JobcenterModular.Documents.UseCases.Storage;

/// <summary>
/// Raw bytes by place, written once and never changed. Whoever asks says by the name what the content is, so a place that
/// is taken already holds the same. A store that cannot be reached or is full says so by
/// <see cref="StorageUnavailableException"/> and <see cref="StorageFullException"/>.
/// </summary>
internal interface IBlobStore
{
    /// <summary>A place for bytes that are still arriving.</summary>
    Task<IIncomingBlob> BeginAsync(CancellationToken cancellationToken);

    /// <summary>The bytes, or null if there are none.</summary>
    Task<Stream?> OpenAsync(BlobPlace place, CancellationToken cancellationToken);

    /// <summary>
    /// Moves a blob, whole or not at all; may be repeated after a crash. A blob that is at the new place already stays, and
    /// the old place is emptied.
    /// </summary>
    /// <exception cref="FileNotFoundException">Neither place holds anything.</exception>
    Task MoveAsync(BlobPlace from, BlobPlace to, CancellationToken cancellationToken);

    /// <summary>Erases a blob; one that is not there is fine.</summary>
    Task EraseAsync(BlobPlace place, CancellationToken cancellationToken);

    /// <summary>Erases everything of a case or an upload, also what nobody knows of.</summary>
    Task EraseGroupAsync(BlobArea area, Guid group, CancellationToken cancellationToken);

    /// <summary>Erases what began to arrive before this instant and was neither kept nor dropped; answers how many.</summary>
    Task<int> EraseAbandonedAsync(DateTimeOffset before, CancellationToken cancellationToken);

    /// <summary>All kept blobs of an area, in no order.</summary>
    IAsyncEnumerable<StoredBlob> ListAsync(BlobArea area, CancellationToken cancellationToken);
}

/// <summary>
/// Bytes that are arriving. Disposing drops them unless they were kept; after a failure nothing else is left to do. For one
/// writer at a time.
/// </summary>
internal interface IIncomingBlob : IAsyncDisposable
{
    /// <summary>Appends; the memory is the caller's again when this returns.</summary>
    ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);

    /// <summary>Puts the bytes in their place, whole or not at all; when this returns they outlive a power cut.</summary>
    Task KeepAsync(BlobPlace place, CancellationToken cancellationToken);
}
