using System.Globalization;
using System.Security.Cryptography;

namespace JobcenterModular.Applications.Domain;

/// <summary>
/// Reference for people: <c>HA-2026-7K3M-9QXC</c>, of a renewal <c>WBA-2026-7K3M-9QXC</c>. Letters and digits that nobody confuses on the phone, drawn at random
/// so that a reference tells nothing about how many there are.
/// </summary>
internal static class ReferenceNumber
{
    public const int MaxLength = 20;

    /// <summary>Of a first application (Hauptantrag).</summary>
    public const string First = "HA";

    /// <summary>Of a renewal (Weiterbewilligungsantrag).</summary>
    public const string Renewal = "WBA";

    public static string New(int year, string kind = First) =>
        string.Create(CultureInfo.InvariantCulture, $"{kind}-{year}-{Part()}-{Part()}");

    private static string Part() => RandomNumberGenerator.GetString(SpokenAlphabet.Characters, 4);
}

/// <summary>Crockford's base 32 without the letters that are read as others: no I, L, O, U.</summary>
internal static class SpokenAlphabet
{
    public const string Characters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>What a person typed, as we would have written it: case, spaces, O for 0, I or L for 1.</summary>
    public static string Normalise(string typed) => new(
    [
        .. typed.ToUpperInvariant()
            .Where(c => !char.IsWhiteSpace(c) && c != '-')
            .Select(c => c switch { 'O' => '0', 'I' or 'L' => '1', _ => c }),
    ]);
}
