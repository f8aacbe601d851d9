using System.Buffers.Binary;

namespace JobcenterModular.UnitTests.Documents;

/// <summary>The first bytes of real files.</summary>
internal static class FileHeads
{
    public static byte[] Pdf => [.. "%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"u8];

    public static byte[] JpegOfACamera => [0xFF, 0xD8, 0xFF, 0xE1, 0x00, 0x18, .. "Exif\0\0II*\0"u8, 8, 0, 0, 0];

    public static byte[] JpegJfif => [0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x10, .. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0];

    public static byte[] Png =>
        [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0, 0x1F, 0x15, 0xC4, 0x89];

    public static byte[] TiffLittleEndian => [.. "II*\0"u8, 8, 0, 0, 0, 1, 0, 0, 1, 3, 0];

    public static byte[] TiffBigEndian => [.. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 1, 0, 0, 3];

    public static byte[] WindowsProgram => [.. "MZ"u8, 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xFF, 0xFF, 0, 0, .. new byte[48], .. "%PDF-1.7"u8];

    public static byte[] Zip => [.. "PK"u8, 3, 4, 20, 0, 0, 0, 8, 0, .. "word/document.xml"u8];

    /// <summary>A file type box with its brands, as it begins every file of the ISO base media format.</summary>
    public static byte[] FileTypeBox(string majorBrand, params string[] compatibleBrands)
    {
        byte[] box = new byte[16 + (4 * compatibleBrands.Length)];
        BinaryPrimitives.WriteInt32BigEndian(box, box.Length);
        "ftyp"u8.CopyTo(box.AsSpan(4));
        System.Text.Encoding.ASCII.GetBytes(majorBrand, box.AsSpan(8));
        for (int i = 0; i < compatibleBrands.Length; i++)
            System.Text.Encoding.ASCII.GetBytes(compatibleBrands[i], box.AsSpan(16 + (4 * i)));
        return [.. box, 0, 0, 0, 0x22, .. "meta"u8];
    }
}
