using System.IO.Compression;
using System.Text;
using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.Domain.Inspection;

namespace JobcenterModular.UnitTests.Documents.Inspection;

/// <summary>Looks at whole files in the ways in which they may come.</summary>
internal static class Inspecting
{
    /// <summary>Limits that small files reach, too.</summary>
    public static readonly InspectionLimits Small = new()
    {
        MaxPixels = 1_000_000,
        MaxSide = 5_000,
        MaxInflatedPerStream = 256 * 1024,
        MaxInflatedTotal = 1024 * 1024,
    };

    public static byte[] Bytes(string latin) => Encoding.Latin1.GetBytes(latin);

    public static byte[] Flate(byte[] content, CompressionLevel level = CompressionLevel.Optimal)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, level, leaveOpen: true))
            zlib.Write(content);
        return packed.ToArray();
    }

    /// <summary>The finding of a file that comes in one piece.</summary>
    public static InspectionFinding? Look(byte[] file, InspectionLimits? limits = null) => Look(file, [file.Length], limits);

    /// <summary>The finding of a file that comes in pieces of these lengths, again and again.</summary>
    public static InspectionFinding? Look(byte[] file, int[] pieces, InspectionLimits? limits = null)
    {
        PaperKind kind = PaperKind.Detect(file.AsSpan(0, Math.Min(file.Length, PaperKind.HeadBytes))).ShouldNotBeNull();
        using var inspection = FileInspection.For(kind, limits ?? new InspectionLimits());
        int turn = 0;
        for (int at = 0; at < file.Length && inspection.Finding is null;)
        {
            int length = Math.Min(pieces[turn++ % pieces.Length], file.Length - at);
            inspection.Append(file.AsSpan(at, length));
            at += length;
        }

        InspectionFinding? early = inspection.Finding;
        InspectionFinding? finding = inspection.Complete();
        if (early is not null)
            finding.ShouldBe(early);
        return finding;
    }
}
