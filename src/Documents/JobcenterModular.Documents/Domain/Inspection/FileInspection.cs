using JobcenterModular.Documents.Domain.Inspection.Images;
using JobcenterModular.Documents.Domain.Inspection.Pdf;

namespace JobcenterModular.Documents.Domain.Inspection;

/// <summary>
/// Looks at a file while it flows by, once, from its first byte to its last, in pieces of any size and in constant memory.
/// What it refuses must be certain; whether a paper is legible and what it shows is for people to judge.
/// </summary>
internal sealed class FileInspection : IDisposable
{
    private readonly IFormatInspection _format;
    private readonly ArchiveTail _tail = new();
    private readonly byte[] _head = new byte[ForeignHead.Bytes];
    private int _headLength;

    private FileInspection(IFormatInspection format) => _format = format;

    /// <summary>Set as soon as something is found: nothing later changes it, so that the reader may stop.</summary>
    public InspectionFinding? Finding { get; private set; }

    /// <summary>The inspection of a file whose kind its first bytes have told.</summary>
    public static FileInspection For(PaperKind kind, InspectionLimits limits) => new(
        kind == PaperKind.Pdf ? new PdfInspection(limits)
        : kind == PaperKind.Jpeg ? new JpegInspection(limits)
        : kind == PaperKind.Png ? new PngInspection(limits)
        : kind == PaperKind.Tiff ? new TiffInspection(limits)
        : kind == PaperKind.Heic || kind == PaperKind.Heif ? new HeifInspection(limits)
        : throw new ArgumentOutOfRangeException(nameof(kind), kind.MediaType, null));

    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (Finding is not null)
            return;
        _tail.Append(bytes);
        if (_headLength < _head.Length)
        {
            int taken = Math.Min(bytes.Length, _head.Length - _headLength);
            bytes[..taken].CopyTo(_head.AsSpan(_headLength));
            _headLength += taken;
            bytes = bytes[taken..];
            if (_headLength == _head.Length)
                LookAtHead();
        }

        if (Finding is null && !bytes.IsEmpty)
            LookInside(bytes);
    }

    /// <summary>What the whole file showed; null is a file that may be taken.</summary>
    public InspectionFinding? Complete()
    {
        if (_headLength < _head.Length)
            LookAtHead();
        return Finding ??= _format.Complete() ?? (_tail.EndsAsArchive() ? InspectionFinding.MixedContent : null);
    }

    public void Dispose() => (_format as IDisposable)?.Dispose();

    // The head comes first and whole, so that the finding does not depend on how the file was cut into pieces.
    private void LookAtHead()
    {
        ReadOnlySpan<byte> head = _head.AsSpan(0, _headLength);
        if (ForeignHead.IsIn(head))
            Finding = InspectionFinding.MixedContent;
        else
            LookInside(head);
    }

    private void LookInside(ReadOnlySpan<byte> bytes)
    {
        _format.Append(bytes);
        Finding = _format.Finding;
    }
}
