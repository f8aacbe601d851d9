namespace JobcenterModular.Documents.Domain.Inspection.Decoding;

/// <summary>The filter ASCIIHexDecode (ISO 32000-2, 7.4.2).</summary>
internal sealed class HexDecoding(IByteSink next) : IByteSink
{
    private const byte End = (byte)'>';

    private readonly byte[] _output = new byte[1024];
    private int _filled;
    private int _high = -1;
    private bool _ended;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        foreach (byte b in bytes)
        {
            if (_ended)
                return;
            if (b == End)
                Finish();
            else if (HexDigit.ValueOf(b) is >= 0 and var digit)
                Take(digit);
        }

        Drain();
    }

    public void Flush() => next.Flush();

    private void Take(int digit)
    {
        if (_high < 0)
        {
            _high = digit;
            return;
        }

        _output[_filled++] = (byte)((_high << 4) | digit);
        _high = -1;
        if (_filled == _output.Length)
            Drain();
    }

    // A missing last digit is a zero.
    private void Finish()
    {
        if (_high >= 0)
            Take(0);
        _ended = true;
        Drain();
    }

    private void Drain()
    {
        next.Append(_output.AsSpan(0, _filled));
        _filled = 0;
    }
}
