using System.Globalization;

namespace JobcenterModular.Applications.Domain.Identifiers;

internal static class TypedText
{
    /// <summary>
    /// Drops spaces of every kind, also the invisible characters that come along when text is copied from a PDF
    /// or a web page, and writes a to z as capitals. Other letters stay, so that they are seen as wrong.
    /// </summary>
    public static string Compact(string text) => string.Concat(text.Where(IsVisible).Select(Capital));

    /// <summary>Does the text look like the pattern? There, 9 stands for a digit, @ for a letter, the rest for itself.</summary>
    public static bool HasShape(string text, string pattern) =>
        text.Length == pattern.Length && text.Zip(pattern).All(pair => pair.Second switch
        {
            '9' => char.IsAsciiDigit(pair.First),
            '@' => char.IsAsciiLetterUpper(pair.First),
            var literal => pair.First == literal,
        });

    private static bool IsVisible(char c) =>
        !char.IsWhiteSpace(c) && !char.IsControl(c) && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.Format;

    private static char Capital(char c) => char.IsAsciiLetterLower(c) ? char.ToUpperInvariant(c) : c;
}
