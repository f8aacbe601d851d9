using System.Buffers.Binary;

namespace JobcenterModular.Documents.Domain.Inspection.Images;

/// <summary>
/// Sizes in a HEIC or HEIF photo: each <c>ispe</c> property (ISO/IEC 23008-12, 6.5.3) in the boxes meta, iprp, ipco, one inside
/// the other (ISO/IEC 14496-12, 4.2). All other boxes are skipped by their size. A box that breaks its frame ends the
/// looking: no decoder goes on there either.
/// </summary>
internal sealed class HeifInspection(InspectionLimits limits) : IFormatInspection
{
    private const int HeaderBytes = 8;
    private const int SizePropertyBytes = 12;

    private static readonly byte[][] Containers = ["meta"u8.ToArray(), "iprp"u8.ToArray(), "ipco"u8.ToArray()];

    private readonly FieldReader _reader = new();
    private readonly long[] _ends = [long.MaxValue, 0, 0, 0];
    private readonly byte[] _type = new byte[4];
    private int _level;
    private long _boxStart;
    private long _boxEnd;
    private Step _step = Step.Header;

    private enum Step
    {
        Header,
        LargeSize,
        SizeProperty,
        Done,
    }

    public InspectionFinding? Finding { get; private set; }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        while (_step != Step.Done && _reader.TryRead(ref bytes, LengthOf(_step), out ReadOnlySpan<byte> field))
        {
            _step = Take(field);
            if (_step == Step.Header)
                LeaveFullBoxes();
        }
    }

    private static int LengthOf(Step step) => step == Step.SizeProperty ? SizePropertyBytes : HeaderBytes;

    private Step Take(ReadOnlySpan<byte> field)
    {
        switch (_step)
        {
            case Step.Header:
                _boxStart = _reader.Position - HeaderBytes;
                field[4..].CopyTo(_type);
                uint size = BinaryPrimitives.ReadUInt32BigEndian(field);
                return size == 1 ? Step.LargeSize : Enter(size);
            case Step.LargeSize:
                return Enter(BinaryPrimitives.ReadInt64BigEndian(field));
            default:
                if (!limits.Admits(BinaryPrimitives.ReadUInt32BigEndian(field[4..]), BinaryPrimitives.ReadUInt32BigEndian(field[8..])))
                    Finding = InspectionFinding.ImageTooLarge;
                _reader.SkipTo(_boxEnd);
                return Finding is null ? Step.Header : Step.Done;
        }
    }

    private Step Enter(long size)
    {
        // Zero: up to the end of what it lies in.
        _boxEnd = size == 0 ? _ends[_level] : _boxStart + size;
        if (_boxEnd < _reader.Position || _boxEnd > _ends[_level])
            return Step.Done;
        if (_level < Containers.Length && _type.AsSpan().SequenceEqual(Containers[_level]))
        {
            // The box meta begins with version and flags.
            if (_level == 0)
                _reader.SkipTo(_reader.Position + 4);
            _ends[++_level] = _boxEnd;
            return Step.Header;
        }

        if (_level == Containers.Length && _type.AsSpan().SequenceEqual("ispe"u8) && _boxEnd - _reader.Position >= SizePropertyBytes)
            return Step.SizeProperty;
        _reader.SkipTo(_boxEnd);
        return Step.Header;
    }

    private void LeaveFullBoxes()
    {
        while (_level > 0 && _ends[_level] - _reader.Position < HeaderBytes)
            _reader.SkipTo(_ends[_level--]);
    }
}
