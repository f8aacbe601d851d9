using System.Text;
using System.Text.RegularExpressions;

namespace JobcenterModular.IntegrationTests.Fixtures;

/// <summary>A mail as the server stored it, its parts decoded.</summary>
public sealed partial record ReceivedMail(string From, string To, string Subject, string Text, string Html, string Raw)
{
    public static ReceivedMail Parse(string raw)
    {
        (Dictionary<string, string> headers, string body) = Split(raw);
        return new ReceivedMail(
            Header(headers, "From"), Header(headers, "X-RcptTo") is { Length: > 0 } recipient ? recipient : Header(headers, "To"),
            DecodeWords(Header(headers, "Subject")),
            PartsOf(headers, body, html: false),
            PartsOf(headers, body, html: true),
            raw);
    }

    private static string PartsOf(Dictionary<string, string> headers, string body, bool html)
    {
        string type = Header(headers, "Content-Type");
        int boundaryAt = type.IndexOf("boundary=", StringComparison.OrdinalIgnoreCase);
        if (boundaryAt < 0)
            return type.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == html ? Decode(body, Header(headers, "Content-Transfer-Encoding")) : "";
        string boundary = type[(boundaryAt + "boundary=".Length)..].Split(';')[0].Trim().Trim('"');
        IEnumerable<string> parts = body.Split("--" + boundary, StringSplitOptions.None).Skip(1)
            .Where(part => !part.StartsWith("--", StringComparison.Ordinal));
        return string.Concat(parts.Select(part => Split(part.TrimStart('\r', '\n'))).Select(part => PartsOf(part.Headers, part.Body, html)));
    }

    private static (Dictionary<string, string> Headers, string Body) Split(string raw)
    {
        string text = raw.ReplaceLineEndings("\n");
        int end = text.IndexOf("\n\n", StringComparison.Ordinal);
        string head = end < 0 ? text : text[..end];
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        foreach (string line in head.Replace("\n ", " ", StringComparison.Ordinal).Replace("\n\t", " ", StringComparison.Ordinal).Split('\n'))
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
                headers[line[..colon]] = line[(colon + 1)..].Trim();
        }

        return (headers, end < 0 ? "" : text[(end + 2)..]);
    }

    private static string Header(Dictionary<string, string> headers, string name) => headers.GetValueOrDefault(name, "");

    private static string Decode(string body, string encoding)
    {
        if (encoding.Equals("base64", StringComparison.OrdinalIgnoreCase))
            return Encoding.UTF8.GetString(Convert.FromBase64String(body.ReplaceLineEndings("")));
        return encoding.Equals("quoted-printable", StringComparison.OrdinalIgnoreCase)
            ? Unquote(body.Replace("=\n", "", StringComparison.Ordinal))
            : body;
    }

    private static string Unquote(string text)
    {
        using var bytes = new MemoryStream();
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '=' && i + 2 < text.Length)
            {
                bytes.Write(Convert.FromHexString(text.AsSpan(i + 1, 2)));
                i += 2;
            }
            else
            {
                bytes.Write(Encoding.UTF8.GetBytes(text[i].ToString()));
            }
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    // RFC 2047: =?utf-8?B?...?= and =?utf-8?Q?...?=; white space between two such words does not count.
    private static string DecodeWords(string header) => EncodedWord().Replace(
        BetweenWords().Replace(header, "?==?"),
        word => word.Groups["kind"].Value is "B" or "b"
            ? Decode(word.Groups["text"].Value, "base64")
            : Unquote(word.Groups["text"].Value.Replace('_', ' ')));

    [GeneratedRegex(@"\?=\s+=\?", RegexOptions.None, 1000)]
    private static partial Regex BetweenWords();

    [GeneratedRegex(@"=\?utf-8\?(?<kind>[BbQq])\?(?<text>[^?]*)\?=", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EncodedWord();
}
