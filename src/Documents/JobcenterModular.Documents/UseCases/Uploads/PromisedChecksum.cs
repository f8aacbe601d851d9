using System.Security.Cryptography;

namespace JobcenterModular.Documents.UseCases.Uploads;

/// <summary>What the bytes of one request must hash to, from its header Upload-Checksum.</summary>
internal sealed class PromisedChecksum : IDisposable
{
    public const string Header = "Upload-Checksum";

    /// <summary>As <c>OPTIONS</c> lists them.</summary>
    public const string Algorithms = "sha1,sha256";

    private readonly IncrementalHash _hash;
    private readonly byte[] _expected;

    private PromisedChecksum(HashAlgorithmName algorithm, byte[] expected)
    {
        _hash = IncrementalHash.CreateHash(algorithm);
        _expected = expected;
    }

    /// <summary>Reads the header; null without it.</summary>
    public static PromisedChecksum? Parse(string? header)
    {
        if (string.IsNullOrEmpty(header))
            return null;
        string[] parts = header.Split(' ');
        HashAlgorithmName algorithm = parts[0] switch
        {
            "sha1" => HashAlgorithmName.SHA1, // Required by tus; it guards against broken networks, not against people.
            "sha256" => HashAlgorithmName.SHA256,
            _ => throw DocumentsRefusals.UploadChecksumUnknown.ToException(),
        };
        byte[] expected = new byte[header.Length];
        if (parts.Length != 2 || !Convert.TryFromBase64String(parts[1], expected, out int length))
            throw UploadHeader.Malformed(Header);
        return new PromisedChecksum(algorithm, expected[..length]);
    }

    public void Append(ReadOnlySpan<byte> bytes) => _hash.AppendData(bytes);

    /// <summary>Refuses bytes that arrived other than they were sent.</summary>
    public void EnsureKept()
    {
        if (!CryptographicOperations.FixedTimeEquals(_hash.GetHashAndReset(), _expected))
            throw DocumentsRefusals.UploadChecksumMismatch.ToException();
    }

    public void Dispose() => _hash.Dispose();
}
