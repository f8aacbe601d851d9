using System.Collections.Frozen;

namespace JobcenterModular.Applications.Domain.Identifiers;

/// <summary>
/// The country codes of IBANs in the SEPA area (European Payments Council, EPC409-09) and their lengths
/// (SWIFT IBAN registry). Jersey, Guernsey and Man use GB, the French overseas areas FR, Åland FI.
/// </summary>
internal static class SepaCountries
{
    public static readonly FrozenDictionary<string, int> IbanLengths = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        // European Union
        ["AT"] = 20, ["BE"] = 16, ["BG"] = 22, ["CY"] = 28, ["CZ"] = 24, ["DE"] = 22, ["DK"] = 18, ["EE"] = 20, ["ES"] = 24,
        ["FI"] = 18, ["FR"] = 27, ["GR"] = 27, ["HR"] = 21, ["HU"] = 28, ["IE"] = 22, ["IT"] = 27, ["LT"] = 20, ["LU"] = 20,
        ["LV"] = 21, ["MT"] = 31, ["NL"] = 18, ["PL"] = 28, ["PT"] = 25, ["RO"] = 24, ["SE"] = 24, ["SI"] = 19, ["SK"] = 24,

        // European Economic Area
        ["IS"] = 26, ["LI"] = 21, ["NO"] = 15,

        // Others; Albania and Montenegro joined in 2024, Moldova, North Macedonia and Serbia in 2025.
        ["AD"] = 24, ["AL"] = 28, ["CH"] = 21, ["GB"] = 22, ["GI"] = 23, ["MC"] = 27, ["MD"] = 24, ["ME"] = 22, ["MK"] = 19,
        ["RS"] = 22, ["SM"] = 27, ["VA"] = 22,
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
