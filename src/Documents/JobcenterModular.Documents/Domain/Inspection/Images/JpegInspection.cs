using System.Buffers.Binary;

namespace JobcenterModular.Documents.Domain.Inspection.Images;

/// <summary>
/// Size of a JPEG, from its frame header (ITU-T T.81, B.2.2). The segments before it are skipped by their length, so that the
/// small preview inside Exif is not taken for the photo. Behind the frame header nothing is judged: phones append further
/// pictures (MPF) and films there.
/// </summary>
internal sealed class JpegInspection(InspectionLimits limits) : IFormatInspection
{
    private const byte MarkerStart = 0xFF;
    private const int FrameBytes = 7;

    private readonly FieldReader _reader = new();
    private Step _step = Step.Search;

    private enum Step
    {
        Search,
        Marker,
        Length,
        Frame,
        Done,
    }

    public InspectionFinding? Finding { get; private set; }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        while (_step != Step.Done)
        {
            if (_step == Step.Search)
            {
                // Decoders skip what stands between segments up to the next marker.
                if (!_reader.TryFind(ref bytes, MarkerStart))
                    return;
                _reader.SkipTo(_reader.Position + 1);
                _step = Step.Marker;
            }

            if (!_reader.TryRead(ref bytes, LengthOf(_step), out ReadOnlySpan<byte> field))
                return;
            Take(field);
        }
    }

    private static int LengthOf(Step step) => step switch
    {
        Step.Marker => 1,
        Step.Length => 2,
        _ => FrameBytes,
    };

    // SOF0 to SOF15, without the three of the row that mean tables and extensions.
    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private void Take(ReadOnlySpan<byte> field)
    {
        switch (_step)
        {
            case Step.Marker:
                _step = AfterMarker(field[0]);
                break;
            case Step.Length:
                // The length counts itself. Less than that is broken, and decoders give up too.
                int length = BinaryPrimitives.ReadUInt16BigEndian(field);
                _reader.SkipTo(_reader.Position + length - 2);
                _step = length < 2 ? Step.Done : Step.Search;
                break;
            default:
                _step = Step.Done;
                if (!limits.Admits(BinaryPrimitives.ReadUInt16BigEndian(field[5..]), BinaryPrimitives.ReadUInt16BigEndian(field[3..])))
                    Finding = InspectionFinding.ImageTooLarge;
                break;
        }
    }

    private static Step AfterMarker(byte marker) => marker switch
    {
        MarkerStart => Step.Marker,
        0x00 or 0x01 or >= 0xD0 and <= 0xD8 => Step.Search,
        0xD9 or 0xDA => Step.Done,
        _ => IsFrame(marker) ? Step.Frame : Step.Length,
    };
}
