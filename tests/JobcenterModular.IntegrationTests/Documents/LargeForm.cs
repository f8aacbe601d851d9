using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace JobcenterModular.IntegrationTests.Documents;

/// <summary>The upload of a large PDF that is made while it is sent: with its length in the header, or in chunks without.</summary>
internal sealed class LargeForm : HttpContent
{
    private const int BlockBytes = 64 * 1024;

    private static readonly byte[] Tail = Encoding.ASCII.GetBytes($"\r\n--{RawForm.Boundary}--\r\n");

    private readonly byte[] _head = new RawForm().Field("evidence", "N01")
        .Text($"--{RawForm.Boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"scan.pdf\"\r\n\r\n").Bytes();

    private readonly long _fileBytes;
    private readonly int _seed;
    private readonly bool _announced;

    public LargeForm(long fileBytes, int seed = 1, bool announced = true)
    {
        (_fileBytes, _seed, _announced) = (fileBytes, seed, announced);
        Headers.ContentType = MediaTypeHeaderValue.Parse($"multipart/form-data; boundary={RawForm.Boundary}");
    }

    /// <summary>SHA-256 of the file in lower-case hex, once it was sent.</summary>
    public string Sha256 { get; private set; } = "";

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] block = NewBlock();
        await stream.WriteAsync(_head);
        for (long sent = 0; sent < _fileBytes; sent += BlockBytes)
        {
            // No two blocks are the same, so that one lost, doubled or moved would change the hash.
            BinaryPrimitives.WriteInt64BigEndian(block.AsSpan(16), sent);
            ReadOnlyMemory<byte> part = block.AsMemory(0, (int)Math.Min(BlockBytes, _fileBytes - sent));
            hash.AppendData(part.Span);
            await stream.WriteAsync(part);
        }

        await stream.WriteAsync(Tail);
        Sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _head.Length + _fileBytes + Tail.Length;
        return _announced;
    }

    private byte[] NewBlock()
    {
        byte[] block = new byte[BlockBytes];
        for (int i = 0; i < block.Length; i++)
            block[i] = (byte)((i * 31) + ((i >> 8) * _seed));
        "%PDF-1.7\n"u8.CopyTo(block);
        return block;
    }
}
