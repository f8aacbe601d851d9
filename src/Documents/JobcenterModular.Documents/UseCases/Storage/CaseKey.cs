using System.Security.Cryptography;
using System.Text;

namespace JobcenterModular.Documents.UseCases.Storage;

/// <summary>A case's data key, unwrapped, in memory only. Nothing is encrypted with it: every use has a key derived from it.</summary>
internal sealed class CaseKey(Guid caseId, ReadOnlySpan<byte> secret)
{
    public const int Bytes = 32;

    private readonly byte[] _secret = secret.Length == Bytes
        ? secret.ToArray()
        : throw new ArgumentException($"A case's key has {Bytes} bytes.", nameof(secret));

    public Guid CaseId => caseId;

    internal ReadOnlySpan<byte> Secret => _secret;

    /// <summary>A key for one purpose (HKDF, RFC 5869); the salt makes it one key of many.</summary>
    public byte[] Derive(string purpose, ReadOnlySpan<byte> salt = default)
    {
        byte[] key = new byte[Bytes];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, _secret, key, salt, Encoding.UTF8.GetBytes("documents:" + purpose));
        return key;
    }

    /// <summary>Never its secret, also where a log prints it by accident.</summary>
    public override string ToString() => $"key of case {CaseId}";
}
