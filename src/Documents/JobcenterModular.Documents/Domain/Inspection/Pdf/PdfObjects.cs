using System.Buffers.Text;

namespace JobcenterModular.Documents.Domain.Inspection.Pdf;

/// <summary>Makes sense of the tokens of objects, as far as we need it.</summary>
/// <param name="findings">Where the names are reported.</param>
/// <param name="hasStreams">Streams stand between objects, but not in a stream of objects.</param>
internal sealed class PdfObjects(PdfFindings findings, bool hasStreams)
{
    private bool _isFile;
    private bool _isEmbedding;
    private int _depth;
    private PdfName _name;
    private Token _previous;

    private enum Token
    {
        Other,
        Name,
        DictionaryEnd,
    }

    /// <summary>Of the object that is being read.</summary>
    public PdfStreamDictionary Dictionary { get; } = new();

    /// <summary>The word <c>stream</c> was the last thing that came: what follows are its data.</summary>
    public bool StreamBegins { get; private set; }

    public void BeginObject()
    {
        // Inside another one: which of the two a reader sees is open, and so what they say is taken together.
        if (_depth > 0)
        {
            findings.OutOfOrder();
        }
        else
        {
            Dictionary.Clear();
            _isFile = _isEmbedding = false;
        }

        _depth = 0;
        _previous = Token.Other;
    }

    public void EndStream()
    {
        StreamBegins = false;
        _depth = 0;
        _previous = Token.Other;
    }

    public void Name(PdfName name)
    {
        findings.Named(name);
        if (name == PdfName.Player && _previous == Token.Name && _name == PdfName.KindOf)
            findings.Found(InspectionFinding.ActiveContent);
        _isFile |= name == PdfName.FileSpecification;
        Dictionary.Name(name, _depth);
        _name = name;
        _previous = Token.Name;
    }

    public void Word(ReadOnlySpan<byte> word)
    {
        if (Utf8Parser.TryParse(word, out long number, out int parsed) && parsed == word.Length)
            Number(number);
        else if (word.SequenceEqual("R"u8))
            Dictionary.Reference(_name);
        else if (word.SequenceEqual("stream"u8))
            StreamBegins = hasStreams && _previous == Token.DictionaryEnd;
        _previous = Token.Other;
    }

    public void OpenDictionary()
    {
        // A specification of a file says where it is embedded; that of a file elsewhere has no such entry.
        if (_previous == Token.Name && _name == PdfName.EmbeddedIn)
            findings.Found(InspectionFinding.EmbeddedFiles);
        OpenList();
    }

    public void CloseDictionary()
    {
        CloseList();
        _previous = Token.DictionaryEnd;
    }

    public void OpenList()
    {
        _depth++;
        _previous = Token.Other;
    }

    public void CloseList()
    {
        _depth = Math.Max(0, _depth - 1);
        _previous = Token.Other;
    }

    /// <summary>A text went by.</summary>
    public void Text() => _previous = Token.Other;

    private void Number(long number)
    {
        if (_previous != Token.Name)
            return;
        Dictionary.Number(_name, number, _depth);

        // "/EF 7 0 R" alone may also be a font that is called so.
        _isEmbedding |= _name == PdfName.EmbeddedIn;
        if (_isEmbedding && _isFile)
            findings.Found(InspectionFinding.EmbeddedFiles);
    }
}
