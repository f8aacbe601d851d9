using System.Globalization;
using System.Text;

namespace JobcenterModular.Documents.Domain;

/// <summary>Text that reads the same wherever it is shown: in the portal, in an e-mail, on paper.</summary>
internal static class PlainText
{
    private const int ZeroWidthJoiner = 0x200D;

    /// <summary>
    /// Whether it holds nothing but characters to be seen, blanks and line feeds. Among what is invisible are those that
    /// turn the direction of reading, and the one that joins emojis, which may stay.
    /// </summary>
    public static bool Is(string text) => text.EnumerateRunes().All(rune => rune.Value is '\n' or ZeroWidthJoiner || !IsInvisible(rune));

    private static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
}
