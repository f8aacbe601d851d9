namespace JobcenterModular.Documents.Domain.Inspection.Decoding;

/// <summary>
/// Lets a decompressor, which pulls, be fed by pushing: where nothing is left it reads zero bytes, which ends its current read
/// only. After the next push it goes on.
/// </summary>
internal sealed class PushedBytes : ForwardOnlyStream
{
    private ReadOnlyMemory<byte> _bytes;

    /// <summary>Whether it was read beyond what was pushed.</summary>
    public bool WasAskedForMore { get; private set; }

    public void Push(ReadOnlyMemory<byte> bytes)
    {
        _bytes = bytes;
        WasAskedForMore = false;
    }

    public override int Read(Span<byte> buffer)
    {
        int read = Math.Min(buffer.Length, _bytes.Length);
        WasAskedForMore |= read == 0;
        _bytes.Span[..read].CopyTo(buffer);
        _bytes = _bytes[read..];
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
}
