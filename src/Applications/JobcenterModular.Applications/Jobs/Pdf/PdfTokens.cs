namespace JobcenterModular.Applications.Jobs.Pdf;

/// <summary>Walks over the tokens of a PDF (ISO 32000-1, 7.2 and 7.3) without understanding more than where each ends.</summary>
internal static class PdfTokens
{
    private const string Delimiters = "()<>[]{}/%";

    /// <summary>The place of the next token at or after this one.</summary>
    public static int SkipSpace(ReadOnlySpan<byte> pdf, int at)
    {
        while (true)
        {
            while (IsSpace(At(pdf, at)))
                at++;
            if (At(pdf, at) != '%')
                return at;
            while (At(pdf, at) is not ((byte)'\r' or (byte)'\n'))
                at++;
        }
    }

    /// <summary>The place behind the token that begins here; a list or a dictionary is one token.</summary>
    public static int SkipToken(ReadOnlySpan<byte> pdf, int at) => (char)At(pdf, at) switch
    {
        '<' when At(pdf, at + 1) == '<' => SkipNested(pdf, at + 2, ">>"u8),
        '<' => IndexOf(pdf, at, (byte)'>') + 1,
        '[' => SkipNested(pdf, at + 1, "]"u8),
        '(' => SkipText(pdf, at),
        '/' => SkipWord(pdf, at + 1),
        var other when Delimiters.Contains(other, StringComparison.Ordinal) => throw new PdfLayoutException("an unexpected delimiter"),
        _ => SkipWord(pdf, at),
    };

    public static bool StartsWith(ReadOnlySpan<byte> pdf, int at, ReadOnlySpan<byte> word) =>
        at <= pdf.Length && pdf[at..].StartsWith(word);

    private static int SkipNested(ReadOnlySpan<byte> pdf, int at, ReadOnlySpan<byte> end)
    {
        while (true)
        {
            at = SkipSpace(pdf, at);
            if (StartsWith(pdf, at, end))
                return at + end.Length;
            at = SkipToken(pdf, at);
        }
    }

    private static int SkipText(ReadOnlySpan<byte> pdf, int at)
    {
        int depth = 0;
        do
        {
            switch ((char)At(pdf, at))
            {
                case '\\':
                    at++;
                    break;
                case '(':
                    depth++;
                    break;
                case ')':
                    depth--;
                    break;
            }

            at++;
        }
        while (depth > 0);
        return at;
    }

    private static int SkipWord(ReadOnlySpan<byte> pdf, int at)
    {
        while (at < pdf.Length && !IsSpace(pdf[at]) && !Delimiters.Contains((char)pdf[at], StringComparison.Ordinal))
            at++;
        return at;
    }

    private static int IndexOf(ReadOnlySpan<byte> pdf, int at, byte wanted) =>
        pdf[at..].IndexOf(wanted) is >= 0 and var found ? at + found : throw new PdfLayoutException("an open string");

    private static byte At(ReadOnlySpan<byte> pdf, int at) => at < pdf.Length ? pdf[at] : throw new PdfLayoutException("an early end");

    private static bool IsSpace(byte value) => value is 0 or (byte)'\t' or (byte)'\n' or (byte)'\f' or (byte)'\r' or (byte)' ';
}

/// <summary>The file is not laid out as we read it. Its message names the kind of mistake, never text of the document.</summary>
internal sealed class PdfLayoutException(string what) : Exception($"The PDF has {what}.");
