namespace JobcenterModular.Documents.UseCases.Leaving.Dropping;

/// <summary>The folder that another system empties.</summary>
internal interface IDropFolder
{
    /// <summary>Whether one is set up.</summary>
    bool IsConfigured { get; }

    /// <summary>Whether the hand-over lies there whole.</summary>
    bool Holds(Guid handOver);

    /// <summary>Begins it anew, beside what is left of an earlier attempt; nothing can be seen before <see cref="IDrop.Publish"/>.</summary>
    IDrop Begin(Guid handOver);

    /// <summary>The receipt beside it; null while there is none.</summary>
    Task<DropReceiptText?> ReceiptAsync(Guid handOver, CancellationToken cancellationToken);
}

/// <summary>A hand-over that is being written. Disposed without being published, nothing stays of it.</summary>
internal interface IDrop : IDisposable
{
    /// <summary>Writes one file and waits until it is on disk.</summary>
    Task WriteAsync(string name, Func<Stream, Task> write, CancellationToken cancellationToken);

    /// <summary>Makes it visible by one step.</summary>
    void Publish();
}

/// <summary>What lies there as a receipt.</summary>
/// <param name="Json">Its text; null when it is too long to be one.</param>
internal sealed record DropReceiptText(string? Json);
