using System.ComponentModel.DataAnnotations;

namespace JobcenterModular.Documents.Persistence.Storage.Sealing;

/// <summary>The section <c>Documents:Encryption</c>.</summary>
internal sealed record EncryptionOptions : IValidatableObject
{
    public const string Section = "Documents:Encryption";

    /// <summary>32 random bytes in base64 that wrap the keys of cases; without it, a key derived from <c>Security:MasterKey</c>.</summary>
    public string? MasterKey { get; init; }

    /// <summary>Master keys before this one, which still unwrap until every case's key is rewrapped.</summary>
    public IReadOnlyList<string> FormerMasterKeys { get; init; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        IEnumerable<string?> keys = string.IsNullOrEmpty(MasterKey) ? FormerMasterKeys : [MasterKey, .. FormerMasterKeys];
        if (keys.Any(key => Parse(key) is null))
            yield return new ValidationResult($"{Section}: every master key must be 32 bytes in base64 (openssl rand -base64 32).");
    }

    /// <summary>The key's bytes, or null if it is none.</summary>
    public static byte[]? Parse(string? text)
    {
        byte[] key = new byte[CaseMasterKey.Bytes];
        return text is not null && Convert.TryFromBase64String(text, key, out int written) && written == key.Length ? key : null;
    }
}
