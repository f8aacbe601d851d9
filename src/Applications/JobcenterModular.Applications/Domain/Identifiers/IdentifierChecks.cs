using System.Collections.Frozen;

namespace JobcenterModular.Applications.Domain.Identifiers;

/// <summary>The checks by the names that form content uses for them.</summary>
internal static class IdentifierChecks
{
    private static readonly FrozenDictionary<string, Func<string, IdentifierCheck>> ByKind =
        new Dictionary<string, Func<string, IdentifierCheck>>(StringComparer.Ordinal)
        {
            ["iban"] = Iban.Check,
            ["rvnr"] = RvNumber.Check,
            ["taxId"] = TaxId.Check,
            ["postcode"] = Postcode.Check,
            ["bgNr"] = BgNumber.Check,
            ["customerNr"] = CustomerNumber.Check,
        }.ToFrozenDictionary(StringComparer.Ordinal);

    public static IReadOnlyCollection<string> Kinds => ByKind.Keys;

    /// <summary>Checks any text without throwing; only an unknown kind, a fault of the form, throws.</summary>
    public static IdentifierCheck Check(string kind, string text) =>
        ByKind.TryGetValue(kind, out var check)
            ? check(text)
            : throw new ArgumentOutOfRangeException(nameof(kind), kind, "No identifier of this kind is known.");
}
