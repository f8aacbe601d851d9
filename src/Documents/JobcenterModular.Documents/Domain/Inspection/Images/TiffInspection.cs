using System.Buffers.Binary;

namespace JobcenterModular.Documents.Domain.Inspection.Images;

/// <summary>
/// Size of each image of a TIFF (TIFF 6.0, section 2). The directories are a chain through the file; writers put each before
/// or behind its image, so that the chain mostly runs forward. A directory that lies behind the bytes already read ends the
/// looking: it cannot be read again, and loops end the same way.
/// </summary>
internal sealed class TiffInspection(InspectionLimits limits) : IFormatInspection
{
    private const int EntryBytes = 12;
    private const ushort WidthTag = 256;
    private const ushort HeightTag = 257;

    private readonly FieldReader _reader = new();
    private Step _step = Step.Header;
    private bool _bigEndian;
    private int _entriesLeft;
    private long _width;
    private long _height;

    private enum Step
    {
        Header,
        Count,
        Entry,
        Next,
        Done,
    }

    public InspectionFinding? Finding { get; private set; }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        while (_step != Step.Done && _reader.TryRead(ref bytes, LengthOf(_step), out ReadOnlySpan<byte> field))
            _step = Take(field);
    }

    private static int LengthOf(Step step) => step switch
    {
        Step.Header => 8,
        Step.Count => 2,
        Step.Entry => EntryBytes,
        _ => 4,
    };

    private Step Take(ReadOnlySpan<byte> field)
    {
        switch (_step)
        {
            case Step.Header:
                _bigEndian = field[0] == (byte)'M';
                return GoTo(Long(field[4..]));
            case Step.Count:
                _entriesLeft = Short(field);
                _width = _height = 0;
                return _entriesLeft > 0 ? Step.Entry : Step.Next;
            case Step.Entry:
                TakeEntry(field);
                return Finding is not null ? Step.Done : --_entriesLeft > 0 ? Step.Entry : Step.Next;
            default:
                return GoTo(Long(field));
        }
    }

    private Step GoTo(long directory)
    {
        if (directory < _reader.Position)
            return Step.Done;
        _reader.SkipTo(directory);
        return Step.Count;
    }

    private void TakeEntry(ReadOnlySpan<byte> entry)
    {
        switch (Short(entry))
        {
            case WidthTag:
                _width = Value(entry);
                break;
            case HeightTag:
                _height = Value(entry);
                break;
            default:
                return;
        }

        if (!limits.Admits(_width, _height))
            Finding = InspectionFinding.ImageTooLarge;
    }

    // BYTE, SHORT or LONG; readers take the first for what it is worth, although the specification names only the others.
    private long Value(ReadOnlySpan<byte> entry) => Short(entry[2..]) switch
    {
        1 => entry[8],
        3 => Short(entry[8..]),
        4 => Long(entry[8..]),
        _ => 0,
    };

    private ushort Short(ReadOnlySpan<byte> field) =>
        _bigEndian ? BinaryPrimitives.ReadUInt16BigEndian(field) : BinaryPrimitives.ReadUInt16LittleEndian(field);

    private uint Long(ReadOnlySpan<byte> field) =>
        _bigEndian ? BinaryPrimitives.ReadUInt32BigEndian(field) : BinaryPrimitives.ReadUInt32LittleEndian(field);
}
