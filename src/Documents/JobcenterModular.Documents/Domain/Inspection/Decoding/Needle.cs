namespace JobcenterModular.Documents.Domain.Inspection.Decoding;

/// <summary>Finds a word in bytes that come in pieces, also where it is cut.</summary>
internal sealed class Needle(byte[] word)
{
    private const byte LineBreak = (byte)'\n';

    // The last bytes that went by: one more than the word has.
    private readonly byte[] _past = new byte[word.Length + 1];
    private int _pastLength;

    /// <summary>The byte before the word that was found last; a line break at the very beginning.</summary>
    public byte Before { get; private set; }

    public void Reset() => _pastLength = 0;

    /// <summary>Index behind the first word that ends in these bytes, or -1. What stands before that index has gone by then.</summary>
    public int FindEnd(ReadOnlySpan<byte> bytes)
    {
        int end = FindCut(bytes);
        if (end < 0)
        {
            int at = bytes.IndexOf(word);
            if (at >= 0)
            {
                end = at + word.Length;
                Before = at > 0 ? bytes[at - 1] : _pastLength > 0 ? _past[_pastLength - 1] : LineBreak;
            }
        }

        Pass(end < 0 ? bytes : bytes[..end]);
        return end;
    }

    /// <summary>Lets bytes go by in which the word does not matter.</summary>
    public void Pass(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length >= _past.Length)
        {
            bytes[^_past.Length..].CopyTo(_past);
            _pastLength = _past.Length;
            return;
        }

        int kept = Math.Min(_pastLength, _past.Length - bytes.Length);
        _past.AsSpan(_pastLength - kept, kept).CopyTo(_past);
        bytes.CopyTo(_past.AsSpan(kept));
        _pastLength = kept + bytes.Length;
    }

    // A word that began in the piece before; a word that ended there is not found twice.
    private int FindCut(ReadOnlySpan<byte> bytes)
    {
        int most = word.Length - 1;
        Span<byte> seam = stackalloc byte[_past.Length + most];
        _past.AsSpan(0, _pastLength).CopyTo(seam);
        int ahead = Math.Min(bytes.Length, most);
        bytes[..ahead].CopyTo(seam[_pastLength..]);
        int from = Math.Max(0, _pastLength - most);
        int at = seam[from..(_pastLength + ahead)].IndexOf(word);
        if (at < 0 || from + at >= _pastLength)
            return -1;
        Before = from + at > 0 ? seam[from + at - 1] : LineBreak;
        return from + at + word.Length - _pastLength;
    }
}
