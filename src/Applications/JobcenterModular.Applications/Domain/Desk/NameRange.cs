using System.Collections.Frozen;
using System.Text;

namespace JobcenterModular.Applications.Domain.Desk;

/// <summary>A part of the alphabet, as offices divide their work: A to F, or Sa to Sch. Both ends count, with all names that begin so.</summary>
/// <param name="From">Beginning of the first names.</param>
/// <param name="To">Beginning of the last names.</param>
internal sealed record NameRange(string From, string To)
{
    // As in a German phone book's order of letters (DIN 5007, variant 1): marks on a letter do not count.
    private static readonly FrozenDictionary<char, string> Plain = new (string Letters, string As)[]
    {
        ("ÀÁÂÃÄÅĀĂĄ", "A"), ("Æ", "AE"), ("ÇĆĈĊČ", "C"), ("ĎĐÐ", "D"), ("ÈÉÊËĒĔĖĘĚ", "E"), ("ĜĞĠĢ", "G"), ("ĤĦ", "H"), ("ÌÍÎÏĨĪĬĮİ", "I"),
        ("Ĵ", "J"), ("Ķ", "K"), ("ĹĻĽŁ", "L"), ("ÑŃŅŇ", "N"), ("ÒÓÔÕÖØŌŎŐ", "O"), ("Œ", "OE"), ("ŔŖŘ", "R"), ("ŚŜŞŠȘ", "S"), ("ßẞ", "SS"), ("ŢŤŦȚ", "T"),
        ("Þ", "TH"), ("ÙÚÛÜŨŪŬŮŰŲ", "U"), ("Ŵ", "W"), ("ÝŶŸ", "Y"), ("ŹŻŽ", "Z"),
    }
    .SelectMany(pair => pair.Letters.Select(letter => KeyValuePair.Create(letter, pair.As)))
    .ToFrozenDictionary();

    /// <summary>Whether the name lies in it. Names in other scripts lie in none.</summary>
    public bool Holds(string name)
    {
        string folded = Fold(name);
        string last = Fold(To);
        return folded.Length > 0
            && string.CompareOrdinal(folded, Fold(From)) >= 0
            && (string.CompareOrdinal(folded, last) <= 0 || folded.StartsWith(last, StringComparison.Ordinal));
    }

    /// <summary>Letters as they are sorted: capitals without marks; all else is left out.</summary>
    public static string Fold(string text) => Fold(text, _ => '\uffff');

    /// <summary>The same for comparing whole names: letters of other scripts stay what they are.</summary>
    public static string FoldWhole(string text) => Fold(text, letter => letter);

    private static string Fold(string text, Func<char, char> otherScript)
    {
        var folded = new StringBuilder(text.Length);
        foreach (char letter in text.ToUpperInvariant())
        {
            if (letter is >= 'A' and <= 'Z')
                folded.Append(letter);
            else if (Plain.TryGetValue(letter, out string? plain))
                folded.Append(plain);
            else if (char.IsLetter(letter))
                folded.Append(otherScript(letter));
        }

        return folded.ToString();
    }
}
