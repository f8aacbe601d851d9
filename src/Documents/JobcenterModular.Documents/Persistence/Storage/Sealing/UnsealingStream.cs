using System.Buffers;
using System.Security.Cryptography;
using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.UseCases.Storage;

namespace JobcenterModular.Documents.Persistence.Storage.Sealing;

/// <summary>
/// The plain bytes of a sealed blob. Nothing is given out before its chunk has verified, and the last chunk only if the
/// whole has the expected hash: a content that was exchanged for another of its case never arrives complete.
/// </summary>
internal sealed class UnsealingStream : ForwardOnlyStream
{
    private readonly Stream _sealed;
    private readonly AesGcm _cipher;
    private readonly byte[] _header;
    private readonly byte[]? _expected;
    private readonly IncrementalHash? _hash;
    private readonly byte[] _block = ArrayPool<byte>.Shared.Rent(SealFormat.BlockBytes + 1);
    private int _filled;
    private int _next;
    private Memory<byte> _plain;
    private uint _chunkNumber;
    private bool _ended;
    private bool _broken;
    private bool _disposed;

    private UnsealingStream(Stream sealedBytes, CaseKey key, byte[] header, byte[]? expected)
    {
        (_sealed, _header, _expected) = (sealedBytes, header, expected);
        _cipher = SealFormat.CipherOf(key, header);
        _hash = expected is null ? null : IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    }

    public override bool CanRead => !_disposed;

    // One byte more than a block is read: whether it is there tells the last chunk. It begins the next block.
    private Memory<byte> Room => _block.AsMemory(_filled, SealFormat.BlockBytes + 1 - _filled);

    private bool NeedsBlock => _next == SealFormat.BlockBytes || _filled == 0;

    /// <summary>Takes the stream of sealed bytes over, also when it throws.</summary>
    public static async Task<UnsealingStream> OpenAsync(
        Stream sealedBytes, CaseKey key, byte[]? expectedSha256, CancellationToken cancellationToken)
    {
        try
        {
            byte[] header = new byte[SealFormat.HeaderBytes];
            int length = await sealedBytes.ReadAtLeastAsync(header, header.Length, throwOnEndOfStream: false, cancellationToken);
            return SealFormat.IsHeader(header.AsSpan(0, length))
                ? new UnsealingStream(sealedBytes, key, header, expectedSha256)
                : throw new SealBrokenException("its header is not one of ours");
        }
        catch
        {
            await sealedBytes.DisposeAsync();
            throw;
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_plain.IsEmpty && !_ended && !buffer.IsEmpty)
        {
            if (NeedsBlock)
            {
                CarryOver();
                _filled += await _sealed.ReadAtLeastAsync(Room, Room.Length, throwOnEndOfStream: false, cancellationToken);
            }

            OpenChunk();
        }

        return Take(buffer.Span);
    }

    public override int Read(Span<byte> buffer)
    {
        while (_plain.IsEmpty && !_ended && !buffer.IsEmpty)
        {
            if (NeedsBlock)
            {
                CarryOver();
                _filled += _sealed.ReadAtLeast(Room.Span, Room.Length, throwOnEndOfStream: false);
            }

            OpenChunk();
        }

        return Take(buffer);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override async ValueTask DisposeAsync()
    {
        await _sealed.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_disposed)
        {
            _disposed = true;
            _sealed.Dispose();
            _cipher.Dispose();
            _hash?.Dispose();
            _plain = default;
            ArrayPool<byte>.Shared.Return(_block, clearArray: true);
        }

        base.Dispose(disposing);
    }

    private void CarryOver()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (_filled > SealFormat.BlockBytes)
            _block[0] = _block[SealFormat.BlockBytes];
        _filled = _filled > SealFormat.BlockBytes ? 1 : 0;
        _next = 0;
    }

    private void OpenChunk()
    {
        int left = _filled - _next;
        bool last = left <= SealFormat.SealedChunkBytes;
        Memory<byte> chunk = _block.AsMemory(_next, Math.Min(left, SealFormat.SealedChunkBytes));
        bool canBe = !_broken && chunk.Length >= SealFormat.TagBytes && (chunk.Length > SealFormat.TagBytes || _chunkNumber == 0);
        try
        {
            if (!canBe)
                throw Broken("it ends where none can end");
            SealFormat.Open(_cipher, _chunkNumber, last, _header, chunk.Span);
        }
        catch (AuthenticationTagMismatchException)
        {
            throw Broken("a part does not verify");
        }

        _plain = chunk[..^SealFormat.TagBytes];
        _hash?.AppendData(_plain.Span);
        if (last && _hash is not null && !CryptographicOperations.FixedTimeEquals(_hash.GetHashAndReset(), _expected))
            throw Broken("it is not the content that its name says");
        _ended = last;
        _chunkNumber++;
        _next += chunk.Length;
    }

    private SealBrokenException Broken(string what)
    {
        _broken = true;
        _plain = default;
        return new SealBrokenException(what);
    }

    private int Take(Span<byte> buffer)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        int length = Math.Min(buffer.Length, _plain.Length);
        _plain.Span[..length].CopyTo(buffer);
        _plain = _plain[length..];
        return length;
    }
}
