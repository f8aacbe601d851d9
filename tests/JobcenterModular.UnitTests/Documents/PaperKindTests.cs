using JobcenterModular.Documents.Domain;

namespace JobcenterModular.UnitTests.Documents;

public sealed class PaperKindTests
{
    public static TheoryData<string, byte[]> Accepted => new()
    {
        { "application/pdf", FileHeads.Pdf },
        { "application/pdf", [0xEF, 0xBB, 0xBF, .. FileHeads.Pdf] },
        { "application/pdf", [.. "\r\n"u8, .. FileHeads.Pdf] },
        { "image/jpeg", FileHeads.JpegOfACamera },
        { "image/jpeg", FileHeads.JpegJfif },
        { "image/png", FileHeads.Png },
        { "image/tiff", FileHeads.TiffLittleEndian },
        { "image/tiff", FileHeads.TiffBigEndian },
        { "image/heic", FileHeads.FileTypeBox("heic", "mif1", "heic") },
        { "image/heic", FileHeads.FileTypeBox("heix", "mif1", "heix") },
        { "image/heic", FileHeads.FileTypeBox("mif1", "mif1", "miaf", "heic") },
        { "image/heic", FileHeads.FileTypeBox("msf1", "hevc") },
        { "image/heif", FileHeads.FileTypeBox("mif1", "mif1") },
    };

    public static TheoryData<string, byte[]> Foreign => new()
    {
        { "a program that mentions PDF", FileHeads.WindowsProgram },
        { "an office file", FileHeads.Zip },
        { "a web page", [.. "<!DOCTYPE html><html>"u8] },
        { "a drawing with scripts", [.. "<svg xmlns='http://www.w3.org/2000/svg'>"u8] },
        { "a GIF", [.. "GIF89a"u8, 1, 0, 1, 0] },
        { "a film", FileHeads.FileTypeBox("isom", "isom", "iso2", "mp41") },
        { "a photo in AVIF", FileHeads.FileTypeBox("avif", "mif1", "avif") },
        { "a photo in AVIF that says mif1", FileHeads.FileTypeBox("mif1", "mif1", "avif") },
        { "a film that names a photo's brand far away", [.. FileHeads.FileTypeBox("mif1")[..8], .. "isom"u8, 0, 0, 0, 0, .. "heic"u8] },
        { "a cut PDF header", [.. "%PDF-"u8] },
        { "a cut PNG header", FileHeads.Png[..8] },
        { "a cut TIFF header", FileHeads.TiffLittleEndian[..7] },
        { "a TIFF whose directory lies in its header", [.. "II*\0"u8, 2, 0, 0, 0] },
        { "two bytes of a JPEG", [0xFF, 0xD8] },
        { "one byte", [0x25] },
        { "nothing", [] },
    };

    [Theory]
    [MemberData(nameof(Accepted))]
    public void The_kind_is_told_by_the_first_bytes(string mediaType, byte[] head) =>
        PaperKind.Detect(head).ShouldNotBeNull().MediaType.ShouldBe(mediaType);

    [Theory]
    [MemberData(nameof(Foreign))]
    public void Everything_else_is_no_paper(string what, byte[] head) =>
        PaperKind.Detect(head).ShouldBeNull(what);
}
