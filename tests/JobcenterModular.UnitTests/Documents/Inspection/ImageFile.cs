using System.Buffers.Binary;

namespace JobcenterModular.UnitTests.Documents.Inspection;

/// <summary>Images without pixels: what tells their size, and what stands around it.</summary>
internal static class ImageFile
{
    public static byte[] Jpeg(int width, int height, byte[]? exif = null, byte frame = 0xC0) =>
    [
        0xFF, 0xD8,
        .. Segment(0xE1, [.. "Exif\0\0"u8, .. exif ?? []]),
        .. Segment(0xDB, new byte[65]),
        .. Segment(frame, [8, .. Short(height), .. Short(width), 1, 1, 0x11, 0]),
        .. Segment(0xDA, [1, 1, 0, 0, 63, 0]),
        0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD9,
    ];

    public static byte[] Png(uint width, uint height) =>
    [
        0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8, .. Long(width), .. Long(height), 8, 2, 0, 0, 0, 1, 2, 3, 4,
        0, 0, 0, 0, .. "IEND"u8, 0xAE, 0x42, 0x60, 0x82,
    ];

    public static byte[] Heic(uint width, uint height, int tiles = 0, bool hasLargeSizes = false)
    {
        byte[] tile = Box("ispe", [0, 0, 0, 0, .. Long(512), .. Long(512)], hasLargeSizes);
        byte[] properties = [.. Box("hvcC", new byte[50], hasLargeSizes), .. Enumerable.Repeat(tile, tiles).SelectMany(bytes => bytes)];
        byte[] size = Box("ispe", [0, 0, 0, 0, .. Long(width), .. Long(height)], hasLargeSizes);
        byte[] container = Box("ipco", [.. properties, .. size, .. Box("irot", [0], hasLargeSizes)], hasLargeSizes);
        byte[] meta = [0, 0, 0, 0, .. Box("hdlr", new byte[25], hasLargeSizes), .. Box("iprp", [.. container, .. Box("ipma", new byte[9], hasLargeSizes)], hasLargeSizes)];
        byte[] type = FileHeads.FileTypeBox("heic", "mif1", "heic")[..^8];
        return [.. type, .. Box("free", new byte[3], hasLargeSizes), .. Box("meta", meta, hasLargeSizes), .. Box("mdat", new byte[100], hasLargeSizes)];
    }

    private static byte[] Segment(byte marker, byte[] content) => [0xFF, marker, .. Short(content.Length + 2), .. content];

    private static byte[] Box(string type, byte[] content, bool hasLargeSize) => hasLargeSize
        ? [0, 0, 0, 1, .. Inspecting.Bytes(type), 0, 0, 0, 0, .. Long((uint)content.Length + 16), .. content]
        : [.. Long((uint)content.Length + 8), .. Inspecting.Bytes(type), .. content];

    private static byte[] Short(int value) => [(byte)(value >> 8), (byte)value];

    private static byte[] Long(uint value)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }
}
