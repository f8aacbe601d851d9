using System.Security.Cryptography;
using System.Text;
using JobcenterModular.Documents.UseCases.Storage;

namespace JobcenterModular.Documents.Persistence.Storage.Sealing;

/// <summary>A key that wraps keys of cases (AES-256-GCM): nonce, tag, cipher text.</summary>
internal sealed class CaseMasterKey
{
    public const int Bytes = 32;

    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int WrappedBytes = NonceBytes + TagBytes + CaseKey.Bytes;
    private const int IdBytes = 8;

    private readonly byte[] _key;

    public CaseMasterKey(byte[] master)
    {
        _key = Derive(master, "wrap");
        Id = Convert.ToHexStringLower(SHA256.HashData(Derive(master, "id")).AsSpan(0, IdBytes));
    }

    /// <summary>Tells master keys apart and says nothing about them.</summary>
    public string Id { get; }

    public WrappedCaseKey Wrap(CaseKey key)
    {
        byte[] wrapped = new byte[WrappedBytes];
        RandomNumberGenerator.Fill(wrapped.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(_key, TagBytes);
        aes.Encrypt(
            wrapped.AsSpan(0, NonceBytes), key.Secret, wrapped.AsSpan(NonceBytes + TagBytes), wrapped.AsSpan(NonceBytes, TagBytes), Bound(key.CaseId));
        return new WrappedCaseKey(Id, wrapped);
    }

    public CaseKey Unwrap(Guid caseId, ReadOnlySpan<byte> wrapped)
    {
        if (wrapped.Length != WrappedBytes)
            throw new SealBrokenException("a wrapped key has a wrong length");
        Span<byte> secret = stackalloc byte[CaseKey.Bytes];
        try
        {
            using var aes = new AesGcm(_key, TagBytes);
            aes.Decrypt(
                wrapped[..NonceBytes], wrapped[(NonceBytes + TagBytes)..], wrapped.Slice(NonceBytes, TagBytes), secret, Bound(caseId));
            return new CaseKey(caseId, secret);
        }
        catch (AuthenticationTagMismatchException)
        {
            throw new SealBrokenException("a wrapped key is altered or of another case");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }

    private static byte[] Derive(byte[] master, string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, master, Bytes, info: Encoding.UTF8.GetBytes("documents:case-keys:" + purpose));

    private static byte[] Bound(Guid caseId) => caseId.ToByteArray(bigEndian: true);
}
