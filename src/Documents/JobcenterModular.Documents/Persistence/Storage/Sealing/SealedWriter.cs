using System.Buffers;
using System.Security.Cryptography;
using JobcenterModular.Documents.UseCases.Storage;

namespace JobcenterModular.Documents.Persistence.Storage.Sealing;

/// <summary>
/// Collects plain chunks in a pooled block, with room for their tags between them. A full block is sealed in place and
/// written while the caller fills the next one, so that receiving and hashing, and sealing and writing, use two processors.
/// </summary>
internal sealed class SealedWriter : ISealedWriter
{
    private const int BufferBytes = SealFormat.HeaderBytes + SealFormat.BlockBytes;

    private readonly CaseVault _vault;
    private readonly CaseKey _key;
    private readonly IIncomingBlob _blob;
    private readonly byte[] _header = SealFormat.NewHeader();
    private readonly AesGcm _cipher;
    private byte[] _block = ArrayPool<byte>.Shared.Rent(BufferBytes);
    private byte[]? _spare;
    private Task _passedOn = Task.CompletedTask;
    private int _blockStart = SealFormat.HeaderBytes;
    private int _position = SealFormat.HeaderBytes;
    private int _inChunk;
    private uint _chunkNumber;
    private bool _ended;
    private bool _disposed;

    public SealedWriter(CaseVault vault, CaseKey key, IIncomingBlob blob)
    {
        (_vault, _key, _blob) = (vault, key, blob);
        _cipher = SealFormat.CipherOf(key, _header);
        _header.CopyTo(_block, 0);
    }

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> plain, CancellationToken cancellationToken)
    {
        while (!plain.IsEmpty)
        {
            // A full chunk waits until more comes: only then it is known not to be the last.
            if (_inChunk == SealFormat.ChunkBytes)
            {
                _position += SealFormat.TagBytes;
                _inChunk = 0;
                if (_position - _blockStart == SealFormat.BlockBytes)
                    await PassBlockOnAsync(cancellationToken);
            }

            int length = Math.Min(plain.Length, SealFormat.ChunkBytes - _inChunk);
            plain.Span[..length].CopyTo(_block.AsSpan(_position));
            _position += length;
            _inChunk += length;
            plain = plain[length..];
        }
    }

    public Task KeepAsync(string sha256, CancellationToken cancellationToken) =>
        KeepAtAsync(_vault.PlaceOf(_key, sha256), cancellationToken);

    public async Task KeepAtAsync(BlobPlace place, CancellationToken cancellationToken)
    {
        if (_ended)
            throw new InvalidOperationException("A sealed blob is kept once; after a failure it is written anew.");
        _ended = true;
        await _passedOn;
        int end = _position + SealFormat.TagBytes;
        SealBlock(_block.AsSpan(_blockStart, end - _blockStart), _chunkNumber, withLast: true);
        await _blob.WriteAsync(_block.AsMemory(0, end), cancellationToken);
        await _blob.KeepAsync(place, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_disposed)
            return;
        _disposed = true;

        // The block must not go back to the pool while it is in use. Its failure was thrown, or the bytes are dropped.
        await _passedOn.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _blob.DisposeAsync();
        _cipher.Dispose();
        ArrayPool<byte>.Shared.Return(_block, clearArray: true);
        if (_spare is not null)
            ArrayPool<byte>.Shared.Return(_spare, clearArray: true);
    }

    private async Task PassBlockOnAsync(CancellationToken cancellationToken)
    {
        await _passedOn;
        (byte[] full, int start, uint number) = (_block, _blockStart, _chunkNumber);
        _block = _spare ?? ArrayPool<byte>.Shared.Rent(BufferBytes);
        _spare = full;
        _passedOn = Task.Run(() => SealAndWriteAsync(full, start, number, cancellationToken), cancellationToken);
        _blockStart = 0;
        _position = 0;
        _chunkNumber = checked(number + SealFormat.ChunksInBlock);
    }

    private async Task SealAndWriteAsync(byte[] block, int start, uint number, CancellationToken cancellationToken)
    {
        SealBlock(block.AsSpan(start, SealFormat.BlockBytes), number, withLast: false);
        await _blob.WriteAsync(block.AsMemory(0, start + SealFormat.BlockBytes), cancellationToken);
    }

    private void SealBlock(Span<byte> block, uint number, bool withLast)
    {
        while (!block.IsEmpty)
        {
            int length = Math.Min(block.Length, SealFormat.SealedChunkBytes);
            SealFormat.Seal(_cipher, number++, withLast && length == block.Length, _header, block[..length]);
            block = block[length..];
        }
    }
}
