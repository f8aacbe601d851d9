using JobcenterModular.Documents.Domain.Inspection.Decoding;

namespace JobcenterModular.Documents.Domain.Inspection.Pdf;

/// <summary>
/// Looks through a PDF from its first byte to its last, without its table of offsets: at the names of all objects, also of
/// those that no table lists any more, and inside streams of objects. Data of other streams are unpacked and measured, but not
/// searched: any name may stand in a picture by chance.
/// </summary>
internal sealed class PdfInspection : IFormatInspection, IDisposable
{
    // Small pieces keep the search for the end of a stream from running far ahead of many small streams, again and again.
    private const int PieceBytes = 8 * 1024;
    private const int MostAside = 8;

    private readonly InspectionLimits _limits;
    private readonly PdfFindings _findings = new();
    private readonly InflateBudget _budget;
    private readonly PdfObjects _objects;
    private readonly PdfLexer _lexer;
    private readonly PdfStreamEnd _end = new();
    private readonly List<PdfStreamContent> _aside = [];
    private PdfStreamContent? _content;
    private Place _place = Place.Objects;
    private bool _sawReturn;

    public PdfInspection(InspectionLimits limits)
    {
        _limits = limits;
        _budget = new InflateBudget(limits);
        _objects = new PdfObjects(_findings, hasStreams: true);
        _lexer = new PdfLexer(_objects, _findings);
    }

    private enum Place
    {
        Objects,
        StreamLine,
        StreamData,
    }

    public InspectionFinding? Finding => _findings.Certain;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty && Finding is null)
        {
            ReadOnlySpan<byte> piece = bytes[..Math.Min(bytes.Length, PieceBytes)];
            int read = _place switch
            {
                Place.Objects => ReadObjects(piece),
                Place.StreamLine => ReadStreamLine(piece),
                _ => ReadStreamData(piece),
            };
            bytes = bytes[read..];
        }
    }

    public InspectionFinding? Complete()
    {
        _content?.Flush();
        _aside.ForEach(content => content.Flush());
        _lexer.Complete();
        return _findings.AtEnd();
    }

    public void Dispose()
    {
        _content?.Dispose();
        _aside.ForEach(content => content.Dispose());
        _aside.Clear();
    }

    private int ReadObjects(ReadOnlySpan<byte> bytes)
    {
        int read = _lexer.Read(bytes);
        AppendAside(bytes[..read]);
        if (_objects.StreamBegins)
            _place = Place.StreamLine;
        return read;
    }

    // The word is followed by a line break (ISO 32000-2, 7.3.8.1); readers let blanks before it pass, and a lone return.
    private int ReadStreamLine(ReadOnlySpan<byte> bytes)
    {
        int read = 0;
        while (read < bytes.Length && _place == Place.StreamLine)
        {
            byte b = bytes[read];
            if (_sawReturn || !PdfCharacters.IsWhite(b))
            {
                BeginData(isLineBroken: _sawReturn);
                read += _sawReturn && b == (byte)'\n' ? 1 : 0;
            }
            else
            {
                read++;
                if (b == (byte)'\n')
                    BeginData(isLineBroken: true);
            }

            _sawReturn = b == (byte)'\r' && _place == Place.StreamLine;
        }

        AppendAside(bytes[..read]);
        return read;
    }

    private void BeginData(bool isLineBroken)
    {
        PdfStreamDictionary dictionary = _objects.Dictionary;
        if (!_limits.Admits(dictionary.ImageSize.Width, dictionary.ImageSize.Height))
            _findings.Found(InspectionFinding.ImageTooLarge);

        // Without the break some readers drop the rest of the line: they see other objects than we do.
        if (dictionary.HoldsObjects && !isLineBroken)
            _findings.CannotLook();
        _content = new PdfStreamContent(dictionary, _budget, _findings);
        _place = Place.StreamData;
    }

    private int ReadStreamData(ReadOnlySpan<byte> bytes)
    {
        int read = _end.Find(bytes, out PdfStreamEnd.Ending ending);
        AppendAside(bytes[..read]);
        _content!.Append(bytes[..read]);
        if (ending != PdfStreamEnd.Ending.None)
            EndData(ending);
        return read;
    }

    private void EndData(PdfStreamEnd.Ending ending)
    {
        _content!.Flush();
        if (_content.GoesOn)
            SetAside(_content);
        else
            _content.Dispose();
        _content = null;
        _objects.EndStream();
        if (ending == PdfStreamEnd.Ending.Object)
            _objects.BeginObject();
        _place = Place.Objects;
    }

    // A block of packed data may hold the word that ends them. Whoever trusts the length then unpacks more than we did.
    private void SetAside(PdfStreamContent content)
    {
        if (_aside.Count == MostAside)
        {
            _findings.CannotLook();
            content.Dispose();
            return;
        }

        content.SetAside();
        _aside.Add(content);
    }

    private void AppendAside(ReadOnlySpan<byte> bytes)
    {
        for (int i = _aside.Count - 1; i >= 0; i--)
        {
            _aside[i].Append(bytes);
            if (_aside[i].GoesOn)
                continue;
            _aside[i].Dispose();
            _aside.RemoveAt(i);
        }
    }
}
