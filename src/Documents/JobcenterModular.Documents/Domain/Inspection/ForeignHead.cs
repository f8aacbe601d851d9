namespace JobcenterModular.Documents.Domain.Inspection;

/// <summary>
/// Words in the first bytes that make other programs take a file for what it is not: browsers guess web pages from the
/// first bytes, PDF readers take a header anywhere in the first 1,024 bytes, web servers run PHP wherever it begins.
/// </summary>
/// <remarks>
/// Photos of phones do not have them: their first kilobyte is Exif, JFIF or a box table, which is binary and names makers and
/// dates; XMP begins with <c>&lt;x:xmpmeta</c>. Farther back the same words may stand by chance or as text, and nobody guesses by them.
/// </remarks>
internal static class ForeignHead
{
    public const int Bytes = 1024;

    public static bool IsIn(ReadOnlySpan<byte> head) => IsPdfInside(head) || HasMarkup(head);

    // In a PDF its own header is the first thing but white space (PaperKind); a second one is an embedded text at worst.
    private static bool IsPdfInside(ReadOnlySpan<byte> head) => PaperKind.Detect(head) != PaperKind.Pdf && head.IndexOf("%PDF-"u8) >= 0;

    private static bool HasMarkup(ReadOnlySpan<byte> head)
    {
        Span<byte> lower = stackalloc byte[Bytes];
        lower = lower[..head.Length];
        for (int i = 0; i < head.Length; i++)
            lower[i] = head[i] is >= (byte)'A' and <= (byte)'Z' ? (byte)(head[i] | 0x20) : head[i];
        return HasWord(lower, "<html"u8) || HasWord(lower, "<script"u8) || HasWord(lower, "<!doctype html"u8) || HasWord(lower, "<?php"u8);
    }

    // The word ends there: "<htmlx" is no tag that a browser knows.
    private static bool HasWord(ReadOnlySpan<byte> text, ReadOnlySpan<byte> word)
    {
        for (int at = text.IndexOf(word); at >= 0; at = text.IndexOf(word))
        {
            text = text[(at + word.Length)..];
            if (text.IsEmpty || !char.IsAsciiLetterOrDigit((char)text[0]))
                return true;
        }

        return false;
    }
}
