using System.Globalization;
using System.Text;
using JobcenterModular.Notifications.Domain;

namespace JobcenterModular.Notifications.Sending.Print;

/// <summary>A letter as a page to print: A4, the address in the window of a DIN lang envelope (DIN 5008, form B), nothing loaded from anywhere.</summary>
internal static class LetterPage
{
    private const string Style = """
        @page { size: A4; margin: 20mm 20mm 20mm 25mm }
        body { font-family: "DejaVu Sans", sans-serif; font-size: 11pt; line-height: 1.45; margin: 0 }
        .window { position: absolute; top: 25mm; left: 0; width: 85mm; height: 45mm }
        .return { font-size: 7pt; border-bottom: 0.2mm solid; margin: 0 0 5mm }
        .address { margin: 0; white-space: pre-line }
        .date { position: absolute; top: 75mm; right: 0; margin: 0 }
        main { padding-top: 85mm }
        h1 { font-size: 12pt; margin: 0 0 8mm }
        """;

    public static string Of(Letter letter, string office, PrintOptions options, DateOnly day)
    {
        string direction = TextDirection.Of(letter.Language);
        var page = new StringBuilder("<!DOCTYPE html>\n")
            .Append(CultureInfo.InvariantCulture, $"<html lang=\"{Text(letter.Language)}\">\n<head><meta charset=\"utf-8\"><title>{Text(letter.Subject)}</title>\n")
            .Append(CultureInfo.InvariantCulture, $"<meta name=\"author\" content=\"{Text(office)}\">\n<style>\n{Style}\n</style></head>\n<body>\n")
            .Append(CultureInfo.InvariantCulture, $"<div class=\"window\" lang=\"de\"><p class=\"return\">{Text(options.ReturnAddress)}</p>\n<p class=\"address\">{Text(letter.To)}</p></div>\n")
            .Append(CultureInfo.InvariantCulture, $"<p class=\"date\" lang=\"de\">{day:dd'.'MM'.'yyyy}</p>\n<main dir=\"{direction}\">\n<h1>{Text(letter.Subject)}</h1>\n");
        foreach (string paragraph in letter.Body.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
            page.Append("<p>").AppendJoin("<br>\n", paragraph.Trim('\n').Split('\n').Select(Text)).Append("</p>\n");
        return page.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private static string Text(string text) => HtmlText.Of(text);
}
