namespace JobcenterModular.Documents.Domain.Inspection.Pdf;

/// <summary>The classes of characters (ISO 32000-2, 7.2.3).</summary>
internal static class PdfCharacters
{
    private static readonly bool[] Regular = [.. Enumerable.Range(0, 256).Select(b => "\0\t\n\f\r ()<>[]{}/%"u8.IndexOf((byte)b) < 0)];

    /// <summary>Part of a word, a number or a name.</summary>
    public static bool IsRegular(byte b) => Regular[b];

    public static bool IsWhite(byte b) => b is 0 or (byte)'\t' or (byte)'\n' or (byte)'\f' or (byte)'\r' or (byte)' ';

    public static bool EndsLine(byte b) => b is (byte)'\n' or (byte)'\r';

    /// <summary>
    /// Whether an object that matters may begin so, right behind the word <c>obj</c>: a dictionary, a name, a list, or a
    /// comment before one of them.
    /// </summary>
    public static bool BeginsObject(byte b) => b is (byte)'<' or (byte)'/' or (byte)'[' or (byte)'%';
}
