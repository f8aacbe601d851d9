using System.Text;

namespace JobcenterModular.Documents.UseCases.Leaving;

/// <summary>Text as XML 1.0 can carry it. What it forbids becomes U+FFFD: the reader sees that something stood there.</summary>
internal static class XmlText
{
    public static string Clean(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] is not ((>= ' ' and < '\uD800') or '\t' or '\n'))
                return Rewrite(text);
        }

        return text;
    }

    private static string Rewrite(string text)
    {
        var clean = new StringBuilder(text.Length);
        // A half of a surrogate pair is enumerated as U+FFFD.
        foreach (Rune rune in text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').EnumerateRunes())
            clean.Append(IsAllowed(rune.Value) ? rune.ToString() : "\uFFFD");
        return clean.ToString();
    }

    // XML 1.0, production 2 (Char). A lone CR would be read back as LF, so it is not kept.
    private static bool IsAllowed(int value) =>
        value is '\t' or '\n' or (>= ' ' and <= 0xD7FF) or (>= 0xE000 and <= 0xFFFD) or (>= 0x10000 and <= 0x10FFFF);
}
