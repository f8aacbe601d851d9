namespace JobcenterModular.Documents.Domain.Inspection.Pdf;

/// <summary>
/// Cuts objects into tokens (ISO 32000-2, 7.2). Names inside texts and comments are reported as hidden. An object that begins
/// inside a text or a comment ends it, because a table of offsets may lead there.
/// </summary>
internal sealed class PdfLexer(PdfObjects objects, PdfFindings findings)
{
    private const int LongestToken = 64;
    private const uint ObjectWord = 0x6F626A;

    private readonly byte[] _token = new byte[LongestToken];
    private int _length;
    private uint _lastFour;
    private TokenKind _kind;
    private Context _context;
    private int _brackets;
    private bool _isEscaped;
    private byte _angle;
    private bool _objectMayBegin;

    private enum TokenKind
    {
        None,
        Name,
        Word,
    }

    private enum Context
    {
        Plain,
        Text,
        HexText,
        Comment,
    }

    /// <summary>Reads up to the end, or up to where the data of a stream begin, and tells how far it came.</summary>
    public int Read(ReadOnlySpan<byte> bytes)
    {
        for (int i = 0; i < bytes.Length; i++)
        {
            byte b = bytes[i];
            if (_angle != 0 && TakeSecondAngle(b))
                continue;
            if (PdfCharacters.IsRegular(b))
            {
                TakeRegular(b);
                continue;
            }

            EndToken();
            if (objects.StreamBegins)
                return i;
            if (_context == Context.Plain)
                TakePlain(b);
            else if (!_objectMayBegin || !BeginsObjectHere(b))
                TakeHidden(b);
        }

        return bytes.Length;
    }

    /// <summary>An object begins here, whatever came before.</summary>
    public void BeginObject()
    {
        if (_context != Context.Plain)
            findings.OutOfOrder();
        _context = Context.Plain;
        _objectMayBegin = false;
        _angle = 0;
        objects.BeginObject();
    }

    /// <summary>Nothing follows. A comment may end so; a text that is still open may be hiding what follows it for others.</summary>
    public void Complete()
    {
        EndToken();
        if (_context is Context.Text or Context.HexText)
            findings.OutOfOrder();
    }

    private void TakeRegular(byte b)
    {
        if (_kind == TokenKind.None)
            Begin(TokenKind.Word);
        if (_length < LongestToken)
            _token[_length] = b;
        _length = Math.Min(_length + 1, LongestToken + 1);
        _lastFour = (_lastFour << 8) | b;
        if (_context == Context.Text)
            _isEscaped = b == (byte)'\\' && !_isEscaped;
        else if (_context == Context.HexText && !char.IsAsciiHexDigit((char)b))
            findings.OutOfOrder();
    }

    private void Begin(TokenKind kind)
    {
        _kind = kind;
        _length = 0;
        _objectMayBegin = false;
    }

    private void EndToken()
    {
        if (_kind == TokenKind.None)
            return;
        ReadOnlySpan<byte> token = _token.AsSpan(0, Math.Min(_length, LongestToken));
        bool isName = _kind == TokenKind.Name;
        _kind = TokenKind.None;
        if (isName)
            EndName(_length > LongestToken ? PdfName.Other : PdfNames.Of(token));
        else if (IsObjectWord())
            EndObjectWord();
        else if (_context == Context.Plain)
            objects.Word(token);
    }

    private void EndName(PdfName name)
    {
        if (_context == Context.Plain)
            objects.Name(name);
        else
            findings.Hidden(name);
    }

    // Readers need no space between the number and the word.
    private bool IsObjectWord() =>
        (_lastFour & 0xFFFFFF) == ObjectWord && (_length == 3 || char.IsAsciiDigit((char)(_lastFour >> 24)));

    private void EndObjectWord()
    {
        if (_context == Context.Plain)
            objects.BeginObject();
        else
            _objectMayBegin = true;
    }

    private void TakePlain(byte b)
    {
        switch (b)
        {
            case (byte)'/':
                Begin(TokenKind.Name);
                break;
            case (byte)'(':
                _context = Context.Text;
                _brackets = 1;
                _isEscaped = false;
                break;
            case (byte)'<' or (byte)'>':
                _angle = b;
                break;
            case (byte)'[':
                objects.OpenList();
                break;
            case (byte)']':
                objects.CloseList();
                break;
            case (byte)'%':
                _context = Context.Comment;
                break;
        }
    }

    // Two brackets are a dictionary, one is a text in hexadecimal digits.
    private bool TakeSecondAngle(byte b)
    {
        byte first = _angle;
        _angle = 0;
        if (b != first)
        {
            _context = first == (byte)'<' ? Context.HexText : _context;
            return false;
        }

        if (b == (byte)'<')
            objects.OpenDictionary();
        else
            objects.CloseDictionary();
        return true;
    }

    private bool BeginsObjectHere(byte b)
    {
        if (PdfCharacters.IsWhite(b) && (_context != Context.Comment || !PdfCharacters.EndsLine(b)))
            return true;
        _objectMayBegin = false;
        if (!PdfCharacters.IsWhite(b) && !PdfCharacters.BeginsObject(b))
            return false;
        BeginObject();
        TakePlain(b);
        return true;
    }

    private void TakeHidden(byte b)
    {
        if (b == (byte)'/')
            Begin(TokenKind.Name);
        switch (_context)
        {
            case Context.Text:
                TakeBracket(b);
                break;
            case Context.HexText when b == (byte)'>':
                EndText();
                break;
            case Context.HexText when !PdfCharacters.IsWhite(b):
                findings.OutOfOrder();
                break;
            case Context.Comment when PdfCharacters.EndsLine(b):
                _context = Context.Plain;
                break;
        }
    }

    private void TakeBracket(byte b)
    {
        bool counts = !_isEscaped;
        _isEscaped = false;
        if (b == (byte)'(' && counts)
            _brackets++;
        if (b == (byte)')' && counts && --_brackets == 0)
            EndText();
    }

    private void EndText()
    {
        _context = Context.Plain;
        objects.Text();
    }
}
