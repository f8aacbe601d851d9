using System.Security.Cryptography;
using System.Text;

namespace JobcenterModular.BuildingBlocks.Security;

/// <summary>Encrypts short secrets that must wait in a database (AES-256-GCM), bound to their purpose.</summary>
public sealed class Sealer(KeyRing keys)
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly byte[] _key = keys.KeyFor("seal");

    /// <summary>Nonce, tag and cipher text.</summary>
    public byte[] Seal(ReadOnlySpan<byte> plain, string purpose)
    {
        byte[] result = new byte[NonceBytes + TagBytes + plain.Length];
        RandomNumberGenerator.Fill(result.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(_key, TagBytes);
        aes.Encrypt(
            result.AsSpan(0, NonceBytes), plain, result.AsSpan(NonceBytes + TagBytes), result.AsSpan(NonceBytes, TagBytes), Encoding.UTF8.GetBytes(purpose));
        return result;
    }

    /// <summary>The plain bytes.</summary>
    /// <exception cref="CryptographicException">Altered, or sealed for another purpose or with another key.</exception>
    public byte[] Open(ReadOnlySpan<byte> box, string purpose)
    {
        byte[] plain = new byte[box.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(_key, TagBytes);
        aes.Decrypt(box[..NonceBytes], box[(NonceBytes + TagBytes)..], box.Slice(NonceBytes, TagBytes), plain, Encoding.UTF8.GetBytes(purpose));
        return plain;
    }

    /// <summary>Seals text into text.</summary>
    public string SealText(string plain, string purpose) => Convert.ToBase64String(Seal(Encoding.UTF8.GetBytes(plain), purpose));

    /// <summary>Opens sealed text.</summary>
    public string OpenText(string box, string purpose) => Encoding.UTF8.GetString(Open(Convert.FromBase64String(box), purpose));
}
