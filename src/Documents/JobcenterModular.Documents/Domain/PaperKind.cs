using System.Buffers.Binary;

namespace JobcenterModular.Documents.Domain;

/// <summary>The kinds of files that the office takes, told by their first bytes and never by their name.</summary>
/// <param name="MediaType">As stored and sent.</param>
/// <param name="Extensions">Endings that fit; the first one is given to a name without any of them.</param>
internal sealed record PaperKind(string MediaType, IReadOnlyList<string> Extensions)
{
    /// <summary>So many bytes tell the kind.</summary>
    public const int HeadBytes = 512;

    public static readonly PaperKind Pdf = new("application/pdf", [".pdf"]);
    public static readonly PaperKind Jpeg = new("image/jpeg", [".jpg", ".jpeg", ".jpe", ".jfif"]);
    public static readonly PaperKind Png = new("image/png", [".png"]);
    public static readonly PaperKind Tiff = new("image/tiff", [".tif", ".tiff"]);
    public static readonly PaperKind Heic = new("image/heic", [".heic", ".heif"]);
    public static readonly PaperKind Heif = new("image/heif", [".heif", ".heic"]);

    public static readonly IReadOnlyList<PaperKind> All = [Pdf, Jpeg, Png, Tiff, Heic, Heif];

    /// <summary>The kind, or null if it is none of ours.</summary>
    public static PaperKind? Detect(ReadOnlySpan<byte> head) =>
        IsPdf(head) ? Pdf
        : IsJpeg(head) ? Jpeg
        : IsPng(head) ? Png
        : IsTiff(head) ? Tiff
        : HeifKind(head);

    // ISO 32000-2, 7.5.2. Some scanners write a byte order mark or a line break first; anything else before it is not a PDF.
    private static bool IsPdf(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("\uFEFF"u8))
            head = head[3..];
        head = head.TrimStart(" \t\r\n"u8);
        return head.Length > 5 && head.StartsWith("%PDF-"u8) && char.IsAsciiDigit((char)head[5]);
    }

    // ITU-T T.81, annex B: start of image, then the first marker.
    private static bool IsJpeg(ReadOnlySpan<byte> head) =>
        head.Length > 3 && head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) && head[3] >= 0xC0 && head[3] != 0xFF;

    // PNG specification, 5.2 and 11.2.2: signature, then the header chunk of 13 bytes.
    private static bool IsPng(ReadOnlySpan<byte> head) =>
        head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);

    // TIFF 6.0, section 2: byte order, 42, offset of the first directory behind this header.
    private static bool IsTiff(ReadOnlySpan<byte> head)
    {
        if (head.Length < 8)
            return false;
        if (head.StartsWith("II*\0"u8))
            return BinaryPrimitives.ReadUInt32LittleEndian(head[4..]) >= 8;
        return head.StartsWith("MM\0*"u8) && BinaryPrimitives.ReadUInt32BigEndian(head[4..]) >= 8;
    }

    // ISO/IEC 14496-12, 4.3 and ISO/IEC 23008-12, annex B: the file type box names its major and its compatible brands.
    private static PaperKind? HeifKind(ReadOnlySpan<byte> head)
    {
        if (head.Length < 16 || !head[4..].StartsWith("ftyp"u8))
            return null;
        uint box = BinaryPrimitives.ReadUInt32BigEndian(head);
        if (box < 16 || box % 4 != 0)
            return null;
        ReadOnlySpan<byte> major = head.Slice(8, 4);
        if (IsHevcBrand(major))
            return Heic;
        if (!major.SequenceEqual("mif1"u8) && !major.SequenceEqual("msf1"u8))
            return null;
        bool otherCodec = false;
        for (int at = 16; at + 4 <= Math.Min(box, head.Length); at += 4)
        {
            ReadOnlySpan<byte> brand = head.Slice(at, 4);
            if (IsHevcBrand(brand))
                return Heic;
            otherCodec |= brand.SequenceEqual("avif"u8) || brand.SequenceEqual("avis"u8);
        }

        return otherCodec ? null : Heif;
    }

    private static bool IsHevcBrand(ReadOnlySpan<byte> brand) =>
        brand.SequenceEqual("heic"u8) || brand.SequenceEqual("heix"u8) || brand.SequenceEqual("heim"u8) || brand.SequenceEqual("heis"u8)
        || brand.SequenceEqual("hevc"u8) || brand.SequenceEqual("hevx"u8) || brand.SequenceEqual("hevm"u8) || brand.SequenceEqual("hevs"u8);
}
