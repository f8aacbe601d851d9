using System.Security.Cryptography;
using System.Text;

namespace JobcenterModular.Documents.UseCases.Leaving;

/// <summary>UUIDs made of a name (RFC 9562, 5.5): whoever builds a thing again gives it the same id.</summary>
internal static class NameBasedUuid
{
    private const int UuidBytes = 16;

    public static Guid Of(Guid space, string name)
    {
        byte[] named = new byte[UuidBytes + Encoding.UTF8.GetByteCount(name)];
        space.TryWriteBytes(named, bigEndian: true, out _);
        Encoding.UTF8.GetBytes(name, named.AsSpan(UuidBytes));
#pragma warning disable CA5350 // The RFC asks for SHA-1; nothing is kept secret or signed by it.
        Span<byte> uuid = SHA1.HashData(named).AsSpan(0, UuidBytes);
#pragma warning restore CA5350
        uuid[6] = (byte)((uuid[6] & 0x0F) | 0x50);
        uuid[8] = (byte)((uuid[8] & 0x3F) | 0x80);
        return new Guid(uuid, bigEndian: true);
    }
}
