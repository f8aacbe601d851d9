using JobcenterModular.Documents.Domain.Inspection.Decoding;

namespace JobcenterModular.Documents.Domain.Inspection.Pdf;

/// <summary>
/// Reads a stream of objects (ISO 32000-2, 7.5.7): pairs of numbers first, then the objects. The second number of a pair says where
/// an object begins; one that begins inside a text of another is out of order.
/// </summary>
internal sealed class PdfObjectStream : IByteSink
{
    // Writers put a few hundred into one. Where more begin, the list would grow beyond what an upload may hold.
    private const int MostObjects = 16 * 1024;

    private readonly long _first;
    private readonly PdfFindings _findings;
    private readonly PdfLexer _lexer;
    private readonly PdfObjects _objects;
    private readonly List<int> _starts = [];
    private long _position;
    private int _next;
    private long _number = -1;
    private bool _isOffset;

    /// <summary>A stream whose objects begin at <paramref name="first"/>.</summary>
    public PdfObjectStream(long first, PdfFindings findings)
    {
        _first = Math.Max(0, first);
        _findings = findings;
        _objects = new PdfObjects(findings, hasStreams: false);
        _lexer = new PdfLexer(_objects, findings);
    }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (_position < _first)
        {
            int pairs = (int)Math.Min(_first - _position, bytes.Length);
            TakePairs(bytes[..pairs]);
            bytes = bytes[pairs..];
            if (_position < _first)
                return;
            EndNumber();
            _starts.Sort();
        }

        while (!bytes.IsEmpty)
        {
            BeginObjects();
            int read = (int)Math.Min(bytes.Length, _next < _starts.Count ? _starts[_next] - _position : long.MaxValue);
            _lexer.Read(bytes[..read]);
            _position += read;
            bytes = bytes[read..];
        }
    }

    public void Flush()
    {
        // Nothing waits here.
    }

    public void Complete() => _lexer.Complete();

    private void BeginObjects()
    {
        for (; _next < _starts.Count && _starts[_next] <= _position; _next++)
            _lexer.BeginObject();
    }

    private void TakePairs(ReadOnlySpan<byte> bytes)
    {
        _position += bytes.Length;
        foreach (byte b in bytes)
        {
            if (char.IsAsciiDigit((char)b))
                _number = Math.Min(int.MaxValue, (Math.Max(0, _number) * 10) + b - '0');
            else if (PdfCharacters.IsWhite(b))
                EndNumber();
            else
                _findings.CannotLook();
        }
    }

    private void EndNumber()
    {
        if (_number < 0)
            return;
        if (_isOffset && _starts.Count == MostObjects)
            _findings.CannotLook();
        else if (_isOffset)
            _starts.Add((int)Math.Min(_first + _number, int.MaxValue));
        _isOffset = !_isOffset;
        _number = -1;
    }
}
