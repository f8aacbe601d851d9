using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace JobcenterModular.Notifications.Sending.Gateway;

/// <summary>Signatures of the Standard Webhooks specification: HMAC-SHA256 over id, time and body.</summary>
internal static class WebhookSignature
{
    public const string IdHeader = "webhook-id";
    public const string TimeHeader = "webhook-timestamp";
    public const string SignatureHeader = "webhook-signature";

    private const string Version = "v1,";
    private const string EncodedSecret = "whsec_";
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    public static string Sign(string secret, string id, long seconds, ReadOnlySpan<byte> body) =>
        Version + Convert.ToBase64String(Mac(secret, id, seconds, body));

    /// <summary>Whether one of the signatures of the header is right and the message is not older or newer than five minutes.</summary>
    public static bool IsValid(string secret, string id, string timestamp, string signatures, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds)
            || Math.Abs((double)now.ToUnixTimeSeconds() - seconds) > Tolerance.TotalSeconds)
        {
            return false;
        }

        byte[] wanted = Mac(secret, id, seconds, body);
        foreach (string signature in signatures.Split(' '))
        {
            byte[] given = new byte[wanted.Length];
            if (signature.StartsWith(Version, StringComparison.Ordinal)
                && Convert.TryFromBase64String(signature[Version.Length..], given, out int length)
                && CryptographicOperations.FixedTimeEquals(wanted, given.AsSpan(0, length)))
            {
                return true;
            }
        }

        return false;
    }

    private static byte[] Mac(string secret, string id, long seconds, ReadOnlySpan<byte> body)
    {
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, KeyOf(secret));
        mac.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{seconds}.")));
        mac.AppendData(body);
        return mac.GetHashAndReset();
    }

    /// <summary>Whether the secret can be used: 32 characters, or as much behind the specification's <c>whsec_</c>.</summary>
    public static bool IsGoodSecret(string? secret) => secret is { Length: >= 32 }
        && (!secret.StartsWith(EncodedSecret, StringComparison.Ordinal) || System.Buffers.Text.Base64.IsValid(secret.AsSpan(EncodedSecret.Length)));

    // The specification writes keys as whsec_ and base64; any other secret is taken as its own characters.
    private static byte[] KeyOf(string secret) => secret.StartsWith(EncodedSecret, StringComparison.Ordinal)
        ? Convert.FromBase64String(secret[EncodedSecret.Length..])
        : Encoding.UTF8.GetBytes(secret);
}
