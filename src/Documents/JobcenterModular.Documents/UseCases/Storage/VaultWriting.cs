using System.Security.Cryptography;

namespace JobcenterModular.Documents.UseCases.Storage;

/// <summary>Puts into the vault what is already here: bytes of this system's own, and contents of another case.</summary>
internal static class VaultWriting
{
    private const int BufferBytes = 128 * 1024;

    /// <summary>Keeps small bytes; answers their SHA-256.</summary>
    public static async Task<string> StoreAsync(this ICaseVault vault, CaseKey key, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        string sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
        await using ISealedWriter writer = await vault.BeginAsync(key, cancellationToken);
        await writer.WriteAsync(bytes, cancellationToken);
        await writer.KeepAsync(sha256, cancellationToken);
        return sha256;
    }

    /// <summary>Keeps a stream, which must have this SHA-256, unless the case has this content already.</summary>
    public static async Task CopyAsync(
        this ICaseVault vault, CaseKey key, string sha256, Func<Task<Stream>> open, CancellationToken cancellationToken)
    {
        if (await vault.OpenAsync(key, sha256, cancellationToken) is { } there)
        {
            await there.DisposeAsync();
            return;
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using Stream source = await open();
        await using ISealedWriter writer = await vault.BeginAsync(key, cancellationToken);
        byte[] buffer = new byte[BufferBytes];
        int length;
        while ((length = await source.ReadAsync(buffer, cancellationToken)) > 0)
        {
            hash.AppendData(buffer, 0, length);
            await writer.WriteAsync(buffer.AsMemory(0, length), cancellationToken);
        }

        if (Convert.ToHexStringLower(hash.GetHashAndReset()) != sha256)
            throw new SealBrokenException("a content is not the one that its row tells of");
        await writer.KeepAsync(sha256, cancellationToken);
    }
}
