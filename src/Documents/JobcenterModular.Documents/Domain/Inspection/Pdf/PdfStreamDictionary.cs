namespace JobcenterModular.Documents.Domain.Inspection.Pdf;

/// <summary>What the dictionary of an object says about a stream that may follow it.</summary>
internal sealed class PdfStreamDictionary
{
    // Deeper than this stand the dictionaries of fonts and forms, whose names are free.
    private const int DeepestFilter = 2;

    // Writers use two at most. A chain of thousands would cost memory for each of them.
    private const int MostFilters = 8;

    private readonly List<PdfName> _filters = [];
    private bool _isNamedObjectStream;
    private bool _hasCount;
    private bool _isImage;
    private long _width;
    private long _height;

    /// <summary>In the order in which they are undone.</summary>
    public IReadOnlyList<PdfName> Filters => _filters;

    /// <summary>More than anybody needs; the rest is not listed.</summary>
    public bool HasTooManyFilters { get; private set; }

    /// <summary>Filters stand in another object, which may come later.</summary>
    public bool HasFilterElsewhere { get; private set; }

    /// <summary>The unpacked bytes are not yet the content, or we cannot know it.</summary>
    public bool IsPredicted { get; private set; }

    /// <summary>Where the first object begins in a stream of objects; -1 if it is not said here.</summary>
    public long First { get; private set; } = -1;

    /// <summary>Readers ask for the two numbers and not for the type.</summary>
    public bool HoldsObjects => _isNamedObjectStream || (_hasCount && HasFirst);

    public (long Width, long Height) ImageSize => _isImage ? (_width, _height) : default;

    private bool HasFirst { get; set; }

    public void Clear()
    {
        _filters.Clear();
        _isNamedObjectStream = _hasCount = _isImage = HasFirst = HasTooManyFilters = HasFilterElsewhere = IsPredicted = false;
        _width = _height = 0;
        First = -1;
    }

    public void Name(PdfName name, int depth)
    {
        switch (name)
        {
            case PdfName.Flate or PdfName.Base85 or PdfName.Hex or PdfName.Crypt or PdfName.OpaqueFilter when depth <= DeepestFilter:
                HasTooManyFilters |= _filters.Count == MostFilters;
                if (!HasTooManyFilters)
                    _filters.Add(name);
                break;
            case PdfName.ObjectStream:
                _isNamedObjectStream = true;
                break;
            case PdfName.Count when depth <= 1:
                _hasCount = true;
                break;
            case PdfName.First when depth <= 1:
                HasFirst = true;
                break;
            case PdfName.Image when depth <= 1:
                _isImage = true;
                break;
        }
    }

    /// <summary>A number right behind this name.</summary>
    public void Number(PdfName name, long value, int depth)
    {
        if (name == PdfName.Predictor)
            IsPredicted |= value > 1;
        if (depth > 1)
            return;
        switch (name)
        {
            case PdfName.First:
                First = value;
                break;
            case PdfName.Width:
                _width = value;
                break;
            case PdfName.Height:
                _height = value;
                break;
        }
    }

    /// <summary>The numbers behind this name were no values but pointed to another object.</summary>
    public void Reference(PdfName name)
    {
        HasFilterElsewhere |= name == PdfName.Filter;
        IsPredicted |= name is PdfName.Predictor or PdfName.Parameters;
        if (name == PdfName.First)
            First = -1;
        if (name is PdfName.Width or PdfName.Height)
            _isImage = false;
    }
}
