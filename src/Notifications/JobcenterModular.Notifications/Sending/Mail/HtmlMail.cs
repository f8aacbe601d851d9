using System.Text;
using System.Text.RegularExpressions;
using JobcenterModular.Notifications.Domain;

namespace JobcenterModular.Notifications.Sending.Mail;

/// <summary>The same text as a page: paragraphs, lines and links, the direction of its script, and nothing that is loaded from anywhere.</summary>
internal static partial class HtmlMail
{
    public static string Of(string subject, string body, string language)
    {
        var html = new StringBuilder("<!DOCTYPE html>\n")
            .Append("<html lang=\"").Append(HtmlText.Of(language)).Append("\" dir=\"").Append(TextDirection.Of(language)).Append("\">\n")
            .Append("<head><meta charset=\"utf-8\"><title>").Append(HtmlText.Of(subject)).Append("</title></head>\n")
            .Append("<body style=\"font-family: sans-serif; font-size: 1rem; line-height: 1.5; max-width: 40rem\">\n");
        foreach (string paragraph in body.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
            html.Append("<p>").AppendJoin("<br>\n", paragraph.Trim('\n').Split('\n').Select(Line)).Append("</p>\n");
        return html.Append("</body>\n</html>\n").ToString();
    }

    private static string Line(string line)
    {
        var html = new StringBuilder();
        int done = 0;
        foreach (Match link in Link().Matches(line))
        {
            // A full stop behind a link ends the sentence; and a link is read from the left in every script.
            string found = link.Value.TrimEnd('.', ',', ';', ':', '!', '?', ')');
            string address = HtmlText.Of(found);
            html.Append(HtmlText.Of(line[done..link.Index])).Append("<a dir=\"ltr\" href=\"").Append(address).Append("\">").Append(address).Append("</a>");
            done = link.Index + found.Length;
        }

        return html.Append(HtmlText.Of(line[done..])).ToString();
    }

    [GeneratedRegex(@"https?://[^\s<>""]+", RegexOptions.NonBacktracking)]
    private static partial Regex Link();
}
