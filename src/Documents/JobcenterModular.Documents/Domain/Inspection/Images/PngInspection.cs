using System.Buffers.Binary;

namespace JobcenterModular.Documents.Domain.Inspection.Images;

/// <summary>Size of a PNG: it stands in the first chunk, right behind the signature (PNG specification, 11.2.2).</summary>
internal sealed class PngInspection(InspectionLimits limits) : IFormatInspection
{
    private const int HeaderBytes = 24;

    private readonly FieldReader _reader = new();
    private bool _done;

    public InspectionFinding? Finding { get; private set; }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (_done || !_reader.TryRead(ref bytes, HeaderBytes, out ReadOnlySpan<byte> header))
            return;
        _done = true;
        if (!limits.Admits(BinaryPrimitives.ReadUInt32BigEndian(header[16..]), BinaryPrimitives.ReadUInt32BigEndian(header[20..])))
            Finding = InspectionFinding.ImageTooLarge;
    }
}
