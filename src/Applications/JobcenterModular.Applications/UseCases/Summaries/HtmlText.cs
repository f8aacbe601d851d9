using System.Globalization;
using System.Text;

namespace JobcenterModular.Applications.UseCases.Summaries;

/// <summary>
/// Text as HTML and XML show it. Umlauts and other scripts stay as they are. Characters that XML forbids or that
/// turn the direction of what follows ("rechnung\u202Efdp.exe") become visible: a document of record hides nothing.
/// </summary>
internal static class HtmlText
{
    public static void Append(StringBuilder target, string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '&':
                    target.Append("&amp;");
                    break;
                case '<':
                    target.Append("&lt;");
                    break;
                case '>':
                    target.Append("&gt;");
                    break;
                case '"':
                    target.Append("&quot;");
                    break;
                case '\'':
                    target.Append("&#39;");
                    break;
                case '\r':
                    break;
                default:
                    AppendOther(target, rune);
                    break;
            }
        }
    }

    private static void AppendOther(StringBuilder target, Rune rune)
    {
        if (rune.Value is '\n' or '\t' || (!Rune.IsControl(rune) && !TurnsDirection(rune.Value) && !IsNoncharacter(rune.Value)))
            target.Append(rune.ToString());
        else
            target.Append(CultureInfo.InvariantCulture, $"[U+{rune.Value:X4}]");
    }

    /// <summary>Embeddings, overrides and isolates; the single marks (U+200E, U+200F) belong to honest Arabic and Hebrew text.</summary>
    private static bool TurnsDirection(int value) => value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);

    private static bool IsNoncharacter(int value) => (value & 0xFFFE) == 0xFFFE || value is >= 0xFDD0 and <= 0xFDEF;
}
