using System.Security.Cryptography;
using JobcenterModular.Documents.Persistence.Storage.Sealing;
using JobcenterModular.Documents.UseCases.Storage;

namespace JobcenterModular.UnitTests.Documents.Storage;

/// <summary>A case whose contents are sealed in memory.</summary>
internal sealed class SealedCase
{
    private readonly CaseVault _vault;

    public SealedCase(MemoryBlobs blobs, int number = 1)
    {
        Blobs = blobs;
        _vault = new CaseVault(blobs);
        Id = new Guid(number, 0, 0, new byte[8]);
        Key = new CaseKey(Id, RandomNumberGenerator.GetBytes(CaseKey.Bytes));
    }

    public MemoryBlobs Blobs { get; }

    public Guid Id { get; }

    public CaseKey Key { get; }

    public ICaseVault Vault => _vault;

    public static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Seals the content, given in pieces of this length.</summary>
    public async Task<BlobPlace> StoreAsync(byte[] content, int piece = 8 * 1024)
    {
        await using ISealedWriter writer = await Vault.BeginAsync(Key, CancellationToken.None);
        for (int start = 0; start < content.Length; start += piece)
        {
            // The memory is the caller's again after each call, so it is spoiled here.
            byte[] given = content.AsSpan(start, Math.Min(piece, content.Length - start)).ToArray();
            await writer.WriteAsync(given, CancellationToken.None);
            Array.Fill(given, (byte)0xEE);
        }

        await writer.KeepAsync(HashOf(content), CancellationToken.None);
        return Vault.PlaceOf(Key, HashOf(content));
    }

    /// <summary>Reads in pieces of this length to the end.</summary>
    public async Task<byte[]> ReadAsync(string sha256, int piece = 10_000)
    {
        await using Stream stream = (await Vault.OpenAsync(Key, sha256, CancellationToken.None)).ShouldNotBeNull();
        return await ReadAsync(stream, piece);
    }

    public static async Task<byte[]> ReadAsync(Stream stream, int piece = 10_000)
    {
        using var read = new MemoryStream();
        byte[] buffer = new byte[piece];
        int length;
        while ((length = await stream.ReadAsync(buffer)) > 0)
            read.Write(buffer, 0, length);
        return read.ToArray();
    }
}
