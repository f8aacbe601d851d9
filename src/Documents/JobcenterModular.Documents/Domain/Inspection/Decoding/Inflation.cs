using System.Buffers;
using System.IO.Compression;

namespace JobcenterModular.Documents.Domain.Inspection.Decoding;

/// <summary>
/// Unpacks a zlib stream (RFC 1950) that is pushed through it. The checksum at its end is not asked for: readers of PDF
/// do not ask for it either, and some writers get it wrong.
/// </summary>
internal sealed class Inflation(IByteSink next, InflateBudget budget, Action tooMuch) : IByteSink, IDisposable
{
    // Blocks of a fixed size, counted from the start of the stream, so that the judgement does not depend on the pieces that came.
    private const int BlockBytes = 8 * 1024;
    private const int OutputBytes = 16 * 1024;
    private const int HeaderBytes = 2;

    private readonly PushedBytes _pushed = new();
    private DeflateStream? _deflate;
    private byte[]? _block;
    private int _filled;
    private long _packed;
    private long _unpacked;

    /// <summary>Where the stream stands.</summary>
    public InflationState State { get; private set; } = InflationState.Open;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty && State == InflationState.Open)
        {
            _block ??= ArrayPool<byte>.Shared.Rent(BlockBytes);
            int taken = Math.Min(bytes.Length, BlockBytes - _filled);
            bytes[..taken].CopyTo(_block.AsSpan(_filled));
            _filled += taken;
            bytes = bytes[taken..];
            if (_filled == BlockBytes)
                InflateBlock();
        }
    }

    public void Flush()
    {
        if (State == InflationState.Open && (_filled > 0 || _deflate is null))
            InflateBlock();
        next.Flush();
    }

    public void Dispose()
    {
        _deflate?.Dispose();
        if (_block is not null)
            ArrayPool<byte>.Shared.Return(_block);
        _block = null;
    }

    private void InflateBlock()
    {
        ReadOnlyMemory<byte> block = _block.AsMemory(0, _filled);
        _filled = 0;
        if (_deflate is null)
        {
            if (!HasHeader(block.Span) || budget.HasTooManyCorrupt)
            {
                State = InflationState.Corrupt;
                return;
            }

            block = block[HeaderBytes..];
            _deflate = new DeflateStream(_pushed, CompressionMode.Decompress);
        }

        _packed += block.Length;
        budget.CountPacked(block.Length);
        _pushed.Push(block);
        byte[] output = ArrayPool<byte>.Shared.Rent(OutputBytes);
        try
        {
            Drain(_deflate, output);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            budget.CountCorrupt();
            State = InflationState.Corrupt;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(output);
        }
    }

    private void Drain(DeflateStream deflate, byte[] output)
    {
        int read;
        while ((read = deflate.Read(output, 0, OutputBytes)) > 0)
        {
            _unpacked += read;
            if (budget.IsExceededBy(read, _packed, _unpacked))
            {
                State = InflationState.TooMuch;
                tooMuch();
                return;
            }

            next.Append(output.AsSpan(0, read));
        }

        // Nothing comes out although the stream did not ask for more: its last block is through.
        if (!_pushed.WasAskedForMore)
            State = InflationState.Finished;
    }

    // RFC 1950, 2.2: deflate, a window of at most 32 KiB, the check of these two bytes, no dictionary known to both sides only.
    private static bool HasHeader(ReadOnlySpan<byte> block) =>
        block.Length >= HeaderBytes && (block[0] & 0x0F) == 8 && block[0] >> 4 <= 7 && ((block[0] << 8) + block[1]) % 31 == 0 && (block[1] & 0x20) == 0;
}
