using System.Globalization;
using System.Text;

namespace JobcenterModular.Documents.Domain;

/// <summary>A sender's file name made harmless: for people to recognise their paper by, never used as a path.</summary>
internal static class PaperName
{
    public const int MaxLength = 120;

    private const string Nameless = "dokument";

    // Names that mean a device on Windows, with any ending.
    private static readonly HashSet<string> Devices = new(StringComparer.OrdinalIgnoreCase)
    {
        "CON", "PRN", "AUX", "NUL", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9",
        "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9",
    };

    /// <summary>Last part of the path, without anything invisible or special, with an ending that fits the kind.</summary>
    public static string Clean(string? sent, PaperKind kind)
    {
        string name = Legible((sent ?? "").Split('/', '\\')[^1]);
        int endingLength = kind.Extensions.FirstOrDefault(fits => name.EndsWith(fits, StringComparison.OrdinalIgnoreCase))?.Length ?? 0;
        string ending = endingLength > 0 ? name[^endingLength..] : kind.Extensions[0];
        string stem = name[..^endingLength].Trim(' ', '.');
        if (stem.Length == 0)
            stem = Nameless;
        if (Devices.Contains(stem.Split('.')[0]))
            stem = "_" + stem;
        return Shorten(stem, MaxLength - ending.Length) + ending;
    }

    private static string Legible(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (Rune rune in name.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar || IsInvisible(rune))
                continue;
            text.Append(rune.Value is '<' or '>' or ':' or '"' or '|' or '?' or '*' or '%' or ';' ? "_" : rune.ToString());
        }

        return text.ToString().Trim();
    }

    // Format characters include those that turn the direction of reading, so that "gpj.exe" would be shown as "exe.jpg".
    private static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;

    private static string Shorten(string stem, int length)
    {
        if (stem.Length <= length)
            return stem;
        int end = char.IsHighSurrogate(stem[length - 1]) ? length - 1 : length;
        return stem[..end].TrimEnd(' ', '.');
    }
}
