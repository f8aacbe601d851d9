using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace JobcenterModular.Documents.Domain.Log;

/// <summary>Computes and compares the hashes of the log (HMAC-SHA256, RFC 2104). Fields are length-prefixed: none can slide into another.</summary>
internal sealed class CaseLogChain(byte[] key)
{
    public const int HashLength = 64;

    /// <summary>Stands before the first line.</summary>
    public static readonly string Start = new('0', HashLength);

    public string HashOf(CaseLogEntry entry)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        Append(hash, "entry.v1");
        Append(hash, entry.PreviousHash);
        Append(hash, entry.CaseId.ToString());
        Append(hash, entry.Number);
        Append(hash, entry.At.UtcTicks);
        Append(hash, entry.Subject);
        Append(hash, entry.Role);
        Append(hash, entry.Relation);
        Append(hash, entry.Reason);
        Append(hash, entry.Action.ToString());
        Append(hash, entry.DocumentId?.ToString());
        Append(hash, entry.ApplicationId?.ToString());
        Append(hash, entry.Detail);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public string MacOf(CaseLogHead head)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        Append(hash, "head.v1");
        Append(hash, head.CaseId.ToString());
        Append(hash, head.Count);
        Append(hash, head.Hash);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        hash.AppendData(bytes);
    }

    private static void Append(IncrementalHash hash, string? text)
    {
        // -1 for what is not there: no text and the empty text differ.
        Append(hash, text is null ? -1 : Encoding.UTF8.GetByteCount(text));
        if (text is not null)
            hash.AppendData(Encoding.UTF8.GetBytes(text));
    }
}
