using JobcenterModular.Documents.UseCases.Storage;

namespace JobcenterModular.UnitTests.Documents.Storage;

/// <summary>Blobs in memory, open to whoever wants to alter them.</summary>
internal sealed class MemoryBlobs : IBlobStore
{
    private readonly TimeProvider _clock = TimeProvider.System;

    public Dictionary<BlobPlace, byte[]> Kept { get; } = [];

    /// <summary>Most bytes of one blob.</summary>
    public int Room { get; set; } = int.MaxValue;

    public Task<IIncomingBlob> BeginAsync(CancellationToken cancellationToken) => Task.FromResult<IIncomingBlob>(new Incoming(this));

    public Task<Stream?> OpenAsync(BlobPlace place, CancellationToken cancellationToken) =>
        Task.FromResult<Stream?>(Kept.TryGetValue(place, out byte[]? bytes) ? new MemoryStream(bytes, writable: false) : null);

    public Task MoveAsync(BlobPlace from, BlobPlace to, CancellationToken cancellationToken)
    {
        Kept.TryAdd(to, Kept[from]);
        Kept.Remove(from);
        return Task.CompletedTask;
    }

    public Task EraseAsync(BlobPlace place, CancellationToken cancellationToken)
    {
        Kept.Remove(place);
        return Task.CompletedTask;
    }

    public Task EraseGroupAsync(BlobArea area, Guid group, CancellationToken cancellationToken)
    {
        foreach (BlobPlace place in Kept.Keys.Where(place => place.Area == area && place.Group == group).ToList())
            Kept.Remove(place);
        return Task.CompletedTask;
    }

    public Task<int> EraseAbandonedAsync(DateTimeOffset before, CancellationToken cancellationToken) => Task.FromResult(0);

    public IAsyncEnumerable<StoredBlob> ListAsync(BlobArea area, CancellationToken cancellationToken) =>
        Kept.Where(blob => blob.Key.Area == area)
            .Select(blob => new StoredBlob(blob.Key, blob.Value.Length, _clock.GetUtcNow()))
            .ToAsyncEnumerable();

    private sealed class Incoming(MemoryBlobs store) : IIncomingBlob
    {
        private readonly MemoryStream _bytes = new();

        // Late, as a disk is: who takes the memory back too early is found out.
        public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
        {
            await Task.Yield();
            if (_bytes.Length + bytes.Length > store.Room)
                throw new StorageFullException();
            _bytes.Write(bytes.Span);
        }

        public Task KeepAsync(BlobPlace place, CancellationToken cancellationToken)
        {
            store.Kept.TryAdd(place, _bytes.ToArray());
            return Task.CompletedTask;
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
