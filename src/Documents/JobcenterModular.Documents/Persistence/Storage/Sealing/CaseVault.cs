using System.Security.Cryptography;
using JobcenterModular.Documents.UseCases.Storage;

namespace JobcenterModular.Documents.Persistence.Storage.Sealing;

/// <summary>Contents of cases over any store.</summary>
internal sealed class CaseVault(IBlobStore store) : ICaseVault
{
    private const string NamePurpose = "content-name";

    public BlobPlace PlaceOf(CaseKey key, string sha256) => new(
        BlobArea.Cases, key.CaseId, Convert.ToHexStringLower(HMACSHA256.HashData(key.Derive(NamePurpose), HashOf(sha256))));

    public async Task<ISealedWriter> BeginAsync(CaseKey key, CancellationToken cancellationToken) =>
        new SealedWriter(this, key, await store.BeginAsync(cancellationToken));

    public Task<Stream?> OpenAsync(CaseKey key, string sha256, CancellationToken cancellationToken) =>
        OpenAsync(key, PlaceOf(key, sha256), HashOf(sha256), cancellationToken);

    public Task<Stream?> OpenAtAsync(CaseKey key, BlobPlace place, CancellationToken cancellationToken) =>
        OpenAsync(key, place, expectedSha256: null, cancellationToken);

    public Task MoveInAsync(CaseKey key, BlobPlace from, string sha256, CancellationToken cancellationToken) =>
        store.MoveAsync(from, PlaceOf(key, sha256), cancellationToken);

    public Task EraseAsync(CaseKey key, string sha256, CancellationToken cancellationToken) =>
        store.EraseAsync(PlaceOf(key, sha256), cancellationToken);

    private static byte[] HashOf(string sha256)
    {
        byte[] hash = Convert.FromHexString(sha256);
        return hash.Length == SHA256.HashSizeInBytes ? hash : throw new ArgumentException("Not a SHA-256 in hex.", nameof(sha256));
    }

    private async Task<Stream?> OpenAsync(CaseKey key, BlobPlace place, byte[]? expectedSha256, CancellationToken cancellationToken) =>
        await store.OpenAsync(place, cancellationToken) is { } sealedBytes
            ? await UnsealingStream.OpenAsync(sealedBytes, key, expectedSha256, cancellationToken)
            : null;
}
