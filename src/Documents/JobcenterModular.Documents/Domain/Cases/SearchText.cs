using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace JobcenterModular.Documents.Domain.Cases;

/// <summary>
/// Folds names so that Müller, MULLER and müller meet: lower case, without accents, ß as ss. The letters are named here:
/// the host runs without the tables of ICU, and without them <see cref="string.Normalize()"/> leaves accents where they are.
/// </summary>
internal static class SearchText
{
    private static readonly FrozenDictionary<char, string> Plain = new (string Letters, string Plain)[]
    {
        ("àáâãäåāăąǎǻạảấầẩẫậắằẳẵặ", "a"), ("çćĉċč", "c"), ("ďđðḍ", "d"), ("èéêëēĕėęěẹẻẽếềểễệ", "e"), ("ĝğġģǧ", "g"), ("ĥħḥḫ", "h"),
        ("ìíîïĩīĭįıİỉịǐ", "i"), ("ĵ", "j"), ("ķǩḳ", "k"), ("ĺļľŀłḷ", "l"), ("ñńņňŉŋ", "n"), ("òóôõöøōŏőơǒọỏốồổỗộớờởỡợ", "o"), ("ŕŗř", "r"),
        ("śŝşšșṣ", "s"), ("ţťŧțṭ", "t"), ("ùúûüũūŭůűųưǔụủứừửữự", "u"), ("ŵẁẃẅ", "w"), ("ýÿŷỳỵỷỹ", "y"), ("źżžẓ", "z"),
        ("ß", "ss"), ("æǽ", "ae"), ("œ", "oe"), ("þ", "th"),
    }.SelectMany(group => group.Letters.Select(letter => KeyValuePair.Create(letter, group.Plain))).ToFrozenDictionary();

    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (char typed in text)
        {
            // An accent of its own, as some systems write them.
            if (CharUnicodeInfo.GetUnicodeCategory(typed) == UnicodeCategory.NonSpacingMark)
                continue;
            char letter = char.ToLowerInvariant(typed);
            if (Plain.TryGetValue(letter, out string? plain))
                folded.Append(plain);
            else
                folded.Append(letter);
        }

        return folded.ToString();
    }

    /// <summary>The words of a name or a query, each once.</summary>
    public static IReadOnlyList<string> Words(string text)
    {
        string folded = Fold(text);
        return
        [
            .. folded
                .Split([.. folded.Where(letter => !char.IsLetterOrDigit(letter)).Distinct()], StringSplitOptions.RemoveEmptyEntries)
                .Select(word => word.Length > CaseWord.MaxLength ? word[..CaseWord.MaxLength] : word)
                .Distinct(StringComparer.Ordinal),
        ];
    }
}
