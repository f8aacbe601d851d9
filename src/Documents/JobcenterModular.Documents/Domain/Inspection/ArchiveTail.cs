using System.Buffers.Binary;

namespace JobcenterModular.Documents.Domain.Inspection;

/// <summary>
/// A ZIP file is read from its end, so that it can hide behind any other file. Its end record stands in the last 65,557 bytes:
/// 22 bytes and a comment of at most 65,535 (APPNOTE.TXT, 4.3.16).
/// </summary>
/// <remarks>
/// The record counts only if its comment ends with the file to the byte. Its four letters alone stand in one of 65,000
/// photos by chance; together with a fitting length it is one in four thousand million. Films behind photos are not archives.
/// </remarks>
internal sealed class ArchiveTail
{
    private const int RecordBytes = 22;
    private const int MostBytes = RecordBytes + ushort.MaxValue;

    private readonly byte[] _ring = new byte[MostBytes];
    private int _next;
    private bool _full;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MostBytes)
            bytes = bytes[^MostBytes..];
        int first = Math.Min(bytes.Length, MostBytes - _next);
        bytes[..first].CopyTo(_ring.AsSpan(_next));
        bytes[first..].CopyTo(_ring);
        _full |= _next + bytes.Length >= MostBytes;
        _next = (_next + bytes.Length) % MostBytes;
    }

    public bool EndsAsArchive()
    {
        ReadOnlySpan<byte> tail = _full ? (byte[])[.. _ring.AsSpan(_next), .. _ring.AsSpan(0, _next)] : _ring.AsSpan(0, _next);
        for (int at = tail.IndexOf("PK\u0005\u0006"u8); at >= 0; at = tail.IndexOf("PK\u0005\u0006"u8))
        {
            tail = tail[at..];
            if (tail.Length >= RecordBytes && BinaryPrimitives.ReadUInt16LittleEndian(tail[20..]) == tail.Length - RecordBytes)
                return true;
            tail = tail[4..];
        }

        return false;
    }
}
