using JobcenterModular.Documents.UseCases.Storage;

namespace JobcenterModular.IntegrationTests.Documents.Storage;

/// <summary>A store, and what a test does with it again and again.</summary>
public abstract class StoreUnderTest
{
    private protected abstract IBlobStore Store { get; }

    private protected static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private protected static BlobPlace NewPlace(BlobArea area = BlobArea.Cases) =>
        new(area, Guid.CreateVersion7(TimeProvider.System.GetUtcNow()), "0a1b2c");

    private protected async Task KeepAsync(BlobPlace place, byte[] bytes, int piece = 64 * 1024)
    {
        await using IIncomingBlob incoming = await Store.BeginAsync(Cancelled);
        for (int start = 0; start < bytes.Length; start += piece)
            await incoming.WriteAsync(bytes.AsMemory(start, Math.Min(piece, bytes.Length - start)), Cancelled);
        await incoming.KeepAsync(place, Cancelled);
    }

    private protected async Task<byte[]?> ReadAsync(BlobPlace place)
    {
        await using Stream? stream = await Store.OpenAsync(place, Cancelled);
        if (stream is null)
            return null;
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, Cancelled);
        return bytes.ToArray();
    }

    private protected async Task<List<StoredBlob>> ListAsync(BlobArea area) => await Store.ListAsync(area, Cancelled).ToListAsync(Cancelled);

    private protected async Task<List<StoredBlob>> ListAsync(BlobPlace place) =>
        [.. (await ListAsync(place.Area)).Where(blob => blob.Place.Group == place.Group)];
}
