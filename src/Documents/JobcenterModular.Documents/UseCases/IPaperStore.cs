namespace JobcenterModular.Documents.UseCases;

/// <summary>Where the bytes of papers lie. They are written once, read as a stream and never changed.</summary>
internal interface IPaperStore
{
    /// <summary>A place for bytes that are still arriving.</summary>
    Task<IIncomingPaper> BeginAsync(CancellationToken cancellationToken);

    /// <summary>The bytes, or null if there are none.</summary>
    Task<Stream?> OpenAsync(PaperPlace place, CancellationToken cancellationToken);

    /// <summary>Erases a paper; one that is not there is fine.</summary>
    Task EraseAsync(PaperPlace place, CancellationToken cancellationToken);

    /// <summary>Erases everything of an application, also what has no row.</summary>
    Task EraseAllAsync(Guid applicationId, CancellationToken cancellationToken);

    /// <summary>Erases what began to arrive before this instant and was neither kept nor dropped; answers how many.</summary>
    Task<int> EraseAbandonedAsync(DateTimeOffset before, CancellationToken cancellationToken);

    /// <summary>All kept papers that were written before this instant.</summary>
    IAsyncEnumerable<PaperPlace> ListAsync(DateTimeOffset before);
}

/// <summary>The name of a paper's bytes.</summary>
internal sealed record PaperPlace(Guid ApplicationId, Guid DocumentId);

/// <summary>Bytes that are arriving. Disposing drops them unless they were kept.</summary>
internal interface IIncomingPaper : IAsyncDisposable
{
    ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);

    /// <summary>Puts the bytes in their place, whole or not at all; when this returns they outlive a power cut.</summary>
    Task KeepAsync(PaperPlace place, CancellationToken cancellationToken);
}
