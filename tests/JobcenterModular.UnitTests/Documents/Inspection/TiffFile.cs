namespace JobcenterModular.UnitTests.Documents.Inspection;

/// <summary>Writes a TIFF with one directory for each image.</summary>
internal sealed class TiffFile
{
    private readonly bool _bigEndian;
    private readonly List<byte> _bytes;
    private int _link = 4;

    public TiffFile(bool bigEndian)
    {
        _bigEndian = bigEndian;
        _bytes = [.. bigEndian ? "MM\0*"u8 : "II*\0"u8, 0, 0, 0, 0];
    }

    /// <summary>Sizes are numbers of 16 bits where they fit.</summary>
    public bool HasShortNumbers { get; init; }

    /// <summary>The data stand before their directory, as many writers have it.</summary>
    public bool HasDataFirst { get; init; }

    public byte[] Bytes => [.. _bytes];

    public TiffFile Image(uint width, uint height)
    {
        if (HasDataFirst)
            _bytes.AddRange(new byte[3_001]);
        EndAt(_bytes.Count);
        _bytes.AddRange(Number(4, 2));
        Entry(254, 0);
        Entry(256, width);
        Entry(257, height);
        Entry(259, 1);
        _link = _bytes.Count;
        _bytes.AddRange(new byte[4]);
        if (!HasDataFirst)
            _bytes.AddRange(new byte[500]);
        return this;
    }

    /// <summary>Where the last link of the chain leads.</summary>
    public void EndAt(int offset)
    {
        byte[] link = Number((uint)offset, 4);
        for (int i = 0; i < 4; i++)
            _bytes[_link + i] = link[i];
    }

    private void Entry(ushort tag, uint value)
    {
        bool isShort = HasShortNumbers && value <= ushort.MaxValue;
        _bytes.AddRange(Number(tag, 2));
        _bytes.AddRange(Number(isShort ? 3u : 4u, 2));
        _bytes.AddRange(Number(1, 4));
        _bytes.AddRange(isShort ? [.. Number(value, 2), 0, 0] : Number(value, 4));
    }

    private byte[] Number(uint value, int bytes)
    {
        byte[] little = BitConverter.GetBytes(value)[..bytes];
        return _bigEndian ? [.. little.Reverse()] : little;
    }
}
