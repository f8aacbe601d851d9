using System.Text;

namespace JobcenterModular.Applications.Jobs.Pdf;

/// <summary>The entries of a PDF dictionary in their order: names with their values as they are written.</summary>
internal sealed class PdfDictionary
{
    private readonly OrderedDictionary<string, string> entries = new(StringComparer.Ordinal);

    private PdfDictionary()
    {
    }

    public string? this[string name]
    {
        get => entries.GetValueOrDefault(name);
        set => entries[name] = value!;
    }

    /// <summary>Reads the dictionary that begins here.</summary>
    public static PdfDictionary Read(ReadOnlySpan<byte> pdf, int at)
    {
        at = PdfTokens.SkipSpace(pdf, at);
        if (!PdfTokens.StartsWith(pdf, at, "<<"u8))
            throw new PdfLayoutException("no dictionary where one belongs");
        var dictionary = new PdfDictionary();
        at = PdfTokens.SkipSpace(pdf, at + 2);
        while (!PdfTokens.StartsWith(pdf, at, ">>"u8))
        {
            int nameEnd = PdfTokens.SkipToken(pdf, at);
            string name = Latin(pdf[(at + 1)..nameEnd]);
            int start = PdfTokens.SkipSpace(pdf, nameEnd);
            int end = PdfTokens.SkipToken(pdf, start);
            at = PdfTokens.SkipSpace(pdf, end);

            // "3 0 R" is one value of three tokens; the next entry begins with a name.
            while (!PdfTokens.StartsWith(pdf, at, "/"u8) && !PdfTokens.StartsWith(pdf, at, ">>"u8))
            {
                end = PdfTokens.SkipToken(pdf, at);
                at = PdfTokens.SkipSpace(pdf, end);
            }

            dictionary.entries[name] = Latin(pdf[start..end]);
        }

        return dictionary;
    }

    /// <summary>The dictionary that is the value of an entry; empty if there is none.</summary>
    public PdfDictionary Inner(string name) =>
        this[name] is { } value ? Read(Encoding.Latin1.GetBytes(value), 0) : new PdfDictionary();

    public override string ToString() => $"<<\n{string.Concat(entries.Select(entry => $"/{entry.Key} {entry.Value}\n"))}>>";

    // Bytes and the characters of Latin-1 are the same numbers, so nothing is lost on the way there and back.
    private static string Latin(ReadOnlySpan<byte> bytes) => Encoding.Latin1.GetString(bytes);
}
