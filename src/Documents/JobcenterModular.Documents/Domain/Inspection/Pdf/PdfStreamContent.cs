using JobcenterModular.Documents.Domain.Inspection.Decoding;

namespace JobcenterModular.Documents.Domain.Inspection.Pdf;

/// <summary>
/// The data of one stream on their way through the filters: objects are read, forms are searched, and all is measured as far
/// as it is unpacked. Filters of images are not undone, because the announced size of the image bounds their output. Nor are
/// LZW and run lengths, which are no longer written; what must be read is unreadable behind them.
/// </summary>
internal sealed class PdfStreamContent : IByteSink, IDisposable
{
    // Packing twice helps with a bomb only.
    private const int MostInflations = 2;

    // So many bytes behind their end tell whether the data really go on there: others break within them.
    private const int ProbeBytes = 256;

    private readonly PdfFindings _findings;
    private readonly List<Inflation> _inflations = [];
    private readonly PdfObjectStream? _objects;
    private readonly IByteSink _first;
    private int? _probeLeft;

    public PdfStreamContent(PdfStreamDictionary dictionary, InflateBudget budget, PdfFindings findings)
    {
        _findings = findings;
        List<PdfName> filters = [.. dictionary.Filters.Where(filter => filter != PdfName.Crypt)];

        // Where the filter is not said here, only packed data are worth a try; they are known by their first bytes.
        if (filters.Count == 0 && dictionary.HasFilterElsewhere)
            filters.Add(PdfName.Flate);
        int clear = filters.TakeWhile(filter => filter != PdfName.OpaqueFilter).Count();
        if (dictionary.HoldsObjects)
        {
            _objects = new PdfObjectStream(dictionary.First, findings);
            if (clear < filters.Count || dictionary.HasFilterElsewhere || dictionary.IsPredicted || dictionary.First < 0)
                findings.CannotLook();
        }

        if (filters[clear..].Contains(PdfName.Flate) || dictionary.HasTooManyFilters || budget.HasTooManyCorrupt)
            findings.CannotLook();
        if (filters.Count(filter => filter == PdfName.Flate) > MostInflations)
            findings.Found(InspectionFinding.DecompressionBomb);
        _first = _objects ?? (IByteSink)new FormScriptSearch(() => Report(InspectionFinding.ActiveContent));
        foreach (PdfName filter in filters[..clear].AsEnumerable().Reverse())
            _first = Decoding(filter, _first, budget);
    }

    /// <summary>The packed data say that there is more, although their end was reached: other readers may see another end.</summary>
    public bool GoesOn => _objects is null && _inflations.Count > 0 && _inflations[^1].State == InflationState.Open;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (_probeLeft > 0)
        {
            int probe = Math.Min(_probeLeft.Value, bytes.Length);
            _first.Append(bytes[..probe]);
            bytes = bytes[probe..];
            _probeLeft -= probe;
            if (_probeLeft == 0)
                _first.Flush();
        }

        _first.Append(bytes);
    }

    public void Flush()
    {
        _first.Flush();
        if (_objects is null)
            return;
        _objects.Complete();
        if (_inflations.Exists(inflation => inflation.State != InflationState.Finished))
            _findings.CannotLook();
    }

    /// <summary>From here on it is one of two ways to read the file, and what it shows is a doubt.</summary>
    public void SetAside() => _probeLeft = ProbeBytes;

    public void Dispose() => _inflations.ForEach(inflation => inflation.Dispose());

    private IByteSink Decoding(PdfName filter, IByteSink next, InflateBudget budget)
    {
        switch (filter)
        {
            case PdfName.Base85:
                return new Base85Decoding(next);
            case PdfName.Hex:
                return new HexDecoding(next);
            default:
                var inflation = new Inflation(next, budget, () => Report(InspectionFinding.DecompressionBomb));
                _inflations.Add(inflation);
                return inflation;
        }
    }

    private void Report(InspectionFinding finding)
    {
        if (_probeLeft is null)
            _findings.Found(finding);
        else
            _findings.Doubt(finding);
    }
}
