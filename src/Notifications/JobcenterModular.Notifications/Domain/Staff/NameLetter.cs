using System.Collections.Frozen;

namespace JobcenterModular.Notifications.Domain.Staff;

/// <summary>The letter under which a name is filed: without marks and particles, as in the lists of German offices (DIN 5007).</summary>
internal static class NameLetter
{
    private static readonly string[] Particles = ["von", "vom", "van", "zu", "zum", "zur", "de", "da", "di", "del", "der", "den", "el", "al", "bin", "ibn"];

    // Named here: the host runs without the tables of ICU, and without them no text is taken apart into letters and marks.
    private static readonly FrozenDictionary<char, char> Plain = new (string Letters, char Plain)[]
    {
        ("ÀÁÂÃÄÅĀĂĄǍǺÆǼẠẢẤẦẨẪẬẮẰẲẴẶ", 'A'), ("ÇĆĈĊČ", 'C'), ("ĎĐÐḌ", 'D'), ("ÈÉÊËĒĔĖĘĚẸẺẼẾỀỂỄỆ", 'E'), ("ĜĞĠĢǦ", 'G'), ("ĤĦḤḪ", 'H'),
        ("ÌÍÎÏĨĪĬĮİỈỊǏ", 'I'), ("Ĵ", 'J'), ("ĶǨḲ", 'K'), ("ĹĻĽĿŁḶ", 'L'), ("ÑŃŅŇŊ", 'N'), ("ÒÓÔÕÖØŌŎŐƠǑŒỌỎỐỒỔỖỘỚỜỞỠỢ", 'O'), ("ŔŖŘ", 'R'),
        ("ŚŜŞŠȘṢẞß", 'S'), ("ŢŤŦȚṬÞ", 'T'), ("ÙÚÛÜŨŪŬŮŰŲƯǓỤỦỨỪỬỮỰ", 'U'), ("ŴẀẂẄ", 'W'), ("ÝŸŶỲỴỶỸ", 'Y'), ("ŹŻŽẒ", 'Z'),
    }.SelectMany(group => group.Letters.Select(letter => KeyValuePair.Create(letter, group.Plain))).ToFrozenDictionary();

    /// <summary>A to Z; null where the name has none of them.</summary>
    public static char? Of(string? name)
    {
        string[] words = (name ?? "").Split([' ', '-', '\''], StringSplitOptions.RemoveEmptyEntries);
        string? filed = Array.Find(words, word => !Particles.Contains(word.ToLowerInvariant(), StringComparer.Ordinal)) ?? words.FirstOrDefault();
        if (string.IsNullOrEmpty(filed))
            return null;
        char first = char.ToUpperInvariant(filed[0]);
        char letter = Plain.GetValueOrDefault(first, first);
        return char.IsAsciiLetterUpper(letter) ? letter : null;
    }

    /// <summary>Whether a letter is in <c>A-K</c>, or the one letter.</summary>
    public static bool IsWithin(char letter, string range) => IsRange(range) && letter >= char.ToUpperInvariant(range[0]) && letter <= char.ToUpperInvariant(range[^1]);

    /// <summary>Whether it is one letter, or two with a dash between.</summary>
    public static bool IsRange(string text) =>
        (text.Length == 1 && char.IsAsciiLetter(text[0]))
        || (text.Length == 3 && char.IsAsciiLetter(text[0]) && text[1] == '-' && char.IsAsciiLetter(text[2]) && char.ToUpperInvariant(text[0]) <= char.ToUpperInvariant(text[2]));
}
