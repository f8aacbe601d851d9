using System.Buffers.Binary;

namespace JobcenterModular.Documents.Domain.Inspection.Decoding;

/// <summary>The filter ASCII85Decode (ISO 32000-2, 7.4.3): five digits of base 85 are four bytes.</summary>
internal sealed class Base85Decoding(IByteSink next) : IByteSink
{
    private const int Digits = 5;
    private const byte Zero = (byte)'!';
    private const byte Highest = (byte)'u';

    private readonly byte[] _output = new byte[1024];
    private int _filled;
    private int _digits;
    private ulong _value;
    private bool _ended;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        foreach (byte b in bytes)
        {
            if (_ended)
                return;
            switch (b)
            {
                case >= Zero and <= Highest:
                    Take(b - Zero);
                    break;
                case (byte)'z' when _digits == 0:
                    Write(0, 4);
                    break;
                case (byte)'~':
                    Finish();
                    break;
            }
        }

        Drain();
    }

    public void Flush() => next.Flush();

    private void Take(int digit)
    {
        _value = (_value * 85) + (ulong)digit;
        if (++_digits < Digits)
            return;
        Write((uint)_value, 4);
        _digits = 0;
        _value = 0;
    }

    // n digits at the end are n - 1 bytes; they are filled up with the highest digit.
    private void Finish()
    {
        int bytes = _digits - 1;
        if (bytes > 0)
        {
            for (; _digits < Digits; _digits++)
                _value = (_value * 85) + (Highest - Zero);
            Write((uint)_value, bytes);
        }

        _ended = true;
        Drain();
    }

    private void Write(uint value, int bytes)
    {
        if (_filled + 4 > _output.Length)
            Drain();
        Span<byte> four = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(four, value);
        four[..bytes].CopyTo(_output.AsSpan(_filled));
        _filled += bytes;
    }

    private void Drain()
    {
        next.Append(_output.AsSpan(0, _filled));
        _filled = 0;
    }
}
