namespace JobcenterModular.Documents.Domain.Inspection.Images;

/// <summary>Reads short fields, and skips what lies between them, from bytes that come in pieces.</summary>
internal sealed class FieldReader
{
    private readonly byte[] _field = new byte[32];
    private int _filled;
    private long _passed;

    /// <summary>Where the next field begins in the file.</summary>
    public long Position { get; private set; }

    /// <summary>The next field begins there. There is no way back.</summary>
    public void SkipTo(long position) => Position = Math.Max(Position, position);

    /// <summary>Takes bytes until the field is there; it holds until the next call.</summary>
    public bool TryRead(ref ReadOnlySpan<byte> bytes, int length, out ReadOnlySpan<byte> field)
    {
        field = default;
        if (_filled == 0)
            Take(ref bytes, (int)Math.Min(Position - _passed, bytes.Length));
        if (_passed < Position)
            return false;
        int taken = Math.Min(length - _filled, bytes.Length);
        bytes[..taken].CopyTo(_field.AsSpan(_filled));
        Take(ref bytes, taken);
        _filled += taken;
        if (_filled < length)
            return false;
        _filled = 0;
        Position = _passed;
        field = _field.AsSpan(0, length);
        return true;
    }

    /// <summary>Skips to the first byte of this value, which becomes the first of the next field.</summary>
    public bool TryFind(ref ReadOnlySpan<byte> bytes, byte value)
    {
        Take(ref bytes, (int)Math.Min(Position - _passed, bytes.Length));
        int at = bytes.IndexOf(value);
        Take(ref bytes, at < 0 ? bytes.Length : at);
        Position = Math.Max(Position, _passed);
        return at >= 0;
    }

    private void Take(ref ReadOnlySpan<byte> bytes, int count)
    {
        bytes = bytes[count..];
        _passed += count;
    }
}
