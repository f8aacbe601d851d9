using System.Buffers.Binary;
using System.Security.Cryptography;
using JobcenterModular.Documents.UseCases.Storage;

namespace JobcenterModular.Documents.Persistence.Storage.Sealing;

/// <summary>
/// A sealed blob: a header (mark, version, salt), then chunks of 64 KiB, each AES-256-GCM with its tag behind it, the last
/// one shorter or not. The key is the blob's own, from the case's key and the salt. The nonce is the chunk's number and
/// whether it is the last (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár), so a chunk verifies in its
/// own place only and a cut blob has no last chunk. The header is bound to every chunk.
/// </summary>
internal static class SealFormat
{
    public const int HeaderBytes = 40;
    public const int ChunkBytes = 64 * 1024;
    public const int TagBytes = 16;
    public const int SealedChunkBytes = ChunkBytes + TagBytes;

    /// <summary>Chunks that are read and written at once; with the header they fit a pooled half megabyte.</summary>
    public const int ChunksInBlock = 7;

    /// <summary>A sealed block.</summary>
    public const int BlockBytes = ChunksInBlock * SealedChunkBytes;

    private const int NonceBytes = 12;
    private const int SaltBytes = 32;
    private const string Purpose = "seal";

    /// <summary>"JCSEAL", then the version.</summary>
    private static ReadOnlySpan<byte> Mark => [0x4A, 0x43, 0x53, 0x45, 0x41, 0x4C, 0x00, 0x01];

    public static byte[] NewHeader()
    {
        byte[] header = new byte[HeaderBytes];
        Mark.CopyTo(header);
        RandomNumberGenerator.Fill(header.AsSpan(Mark.Length, SaltBytes));
        return header;
    }

    public static bool IsHeader(ReadOnlySpan<byte> header) => header.Length == HeaderBytes && header.StartsWith(Mark);

    public static AesGcm CipherOf(CaseKey key, ReadOnlySpan<byte> header)
    {
        byte[] own = key.Derive(Purpose, header[Mark.Length..]);
        try
        {
            return new AesGcm(own, TagBytes);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(own);
        }
    }

    /// <summary>Seals a chunk in place; the tag goes behind it.</summary>
    public static void Seal(AesGcm cipher, uint number, bool last, ReadOnlySpan<byte> header, Span<byte> plainAndTag)
    {
        Span<byte> nonce = stackalloc byte[NonceBytes];
        WriteNonce(nonce, number, last);
        Span<byte> text = plainAndTag[..^TagBytes];
        cipher.Encrypt(nonce, text, text, plainAndTag[^TagBytes..], header);
    }

    /// <summary>Opens a chunk in place.</summary>
    /// <exception cref="AuthenticationTagMismatchException">It was not sealed as this.</exception>
    public static void Open(AesGcm cipher, uint number, bool last, ReadOnlySpan<byte> header, Span<byte> sealedAndTag)
    {
        Span<byte> nonce = stackalloc byte[NonceBytes];
        WriteNonce(nonce, number, last);
        Span<byte> text = sealedAndTag[..^TagBytes];
        cipher.Decrypt(nonce, text, sealedAndTag[^TagBytes..], text, header);
    }

    private static void WriteNonce(Span<byte> nonce, uint number, bool last)
    {
        nonce.Clear();
        BinaryPrimitives.WriteUInt32BigEndian(nonce[^5..], number);
        nonce[^1] = last ? (byte)1 : (byte)0;
    }
}
