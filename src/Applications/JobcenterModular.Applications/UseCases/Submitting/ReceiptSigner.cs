using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.BuildingBlocks.Security;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace JobcenterModular.Applications.UseCases.Submitting;

/// <summary>
/// Signs receipts (JWS, ES256) so that anyone can verify them, with us or alone with the public key. The key pair comes
/// from the master key: the same on every host and after every restart.
/// </summary>
internal sealed class ReceiptSigner : IDisposable
{
    public const string TokenType = "receipt+jwt";

    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };

    private readonly ECDsa _ecdsa;
    private readonly ECDsaSecurityKey _key;

    public ReceiptSigner(KeyRing keys)
    {
        _ecdsa = KeyPair(keys);
        _key = new ECDsaSecurityKey(_ecdsa) { KeyId = "receipt" };
        JsonWebKey jwk = JsonWebKeyConverter.ConvertFromECDsaSecurityKey(_key);
        _key.KeyId = Base64UrlEncoder.Encode(jwk.ComputeJwkThumbprint());
        PublicKey = new ReceiptKey("EC", "P-256", jwk.X, jwk.Y, _key.KeyId, "ES256", "sig");
    }

    /// <summary>The public key as a JWK (RFC 7517).</summary>
    public ReceiptKey PublicKey { get; }

    /// <summary>Signs the facts of a receipt.</summary>
    public string Sign(ReceiptFacts facts) => Handler.CreateToken(
        JsonSerializer.Serialize(facts, EventJson.Options),
        new SigningCredentials(_key, SecurityAlgorithms.EcdsaSha256),
        new Dictionary<string, object>(StringComparer.Ordinal) { [JwtHeaderParameterNames.Typ] = TokenType });

    /// <summary>The facts of a receipt that we signed and nobody altered; else null.</summary>
    public async Task<ReceiptFacts?> VerifyAsync(string receipt)
    {
        TokenValidationResult result = await Handler.ValidateTokenAsync(receipt, new TokenValidationParameters
        {
            IssuerSigningKey = _key,
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
            ValidTypes = [TokenType],
            ValidateIssuer = false,
            ValidateAudience = false,
            ValidateLifetime = false,
            RequireExpirationTime = false,
        });
        if (!result.IsValid)
            return null;
        string payload = Base64UrlEncoder.Decode(((JsonWebToken)result.SecurityToken).EncodedPayload);
        return JsonSerializer.Deserialize<ReceiptFacts>(payload, EventJson.Options);
    }

    public void Dispose() => _ecdsa.Dispose();

    /// <summary>Draws private scalars until one fits the curve; the first nearly always does.</summary>
    private static ECDsa KeyPair(KeyRing keys)
    {
        for (int draw = 0; ; draw++)
        {
            byte[] scalar = keys.KeyFor(string.Create(CultureInfo.InvariantCulture, $"receipts:{draw}"));
            try
            {
                return ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = scalar });
            }
            catch (CryptographicException) when (draw < 10)
            {
                // Zero, or not below the order of the curve: one chance in 2^32.
            }
        }
    }
}

/// <summary>A public key (JWK).</summary>
internal sealed record ReceiptKey(string Kty, string Crv, string X, string Y, string Kid, string Alg, string Use);
