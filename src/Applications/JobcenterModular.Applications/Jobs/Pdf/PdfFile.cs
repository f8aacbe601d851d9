using System.Buffers.Text;
using System.Text;

namespace JobcenterModular.Applications.Jobs.Pdf;

/// <summary>
/// The skeleton of a PDF with one classic cross-reference table: trailer, catalog and where objects lie. A table as a stream
/// (PDF 1.5) is refused; the renderer is asked not to write one.
/// </summary>
internal sealed class PdfFile
{
    private readonly byte[] pdf;
    private readonly Dictionary<int, int> offsets = [];

    private PdfFile(byte[] pdf) => this.pdf = pdf;

    /// <summary>Where the cross-reference table begins.</summary>
    public int TableOffset { get; private init; }

    public PdfDictionary Trailer { get; private set; } = null!;

    /// <summary>The number of the next new object.</summary>
    public int Size => Number(Trailer["Size"]);

    public int CatalogNumber => Number(Trailer["Root"]);

    public static PdfFile Read(byte[] pdf)
    {
        int start = pdf.AsSpan().LastIndexOf("startxref"u8);
        if (start < 0)
            throw new PdfLayoutException("no cross-reference table");
        var file = new PdfFile(pdf) { TableOffset = ReadNumber(pdf, PdfTokens.SkipSpace(pdf, start + "startxref".Length)) };
        file.ReadTable();
        if (file.Trailer["Prev"] is not null || file.Trailer["Encrypt"] is not null)
            throw new PdfLayoutException("updates or a password");
        return file;
    }

    /// <summary>The dictionary that is an object of its own.</summary>
    public PdfDictionary Object(int number)
    {
        if (!offsets.TryGetValue(number, out int at))
            throw new PdfLayoutException("no object where one belongs");
        for (int word = 0; word < 3; word++) // "3 0 obj"
            at = PdfTokens.SkipSpace(pdf, PdfTokens.SkipToken(pdf, at));
        return PdfDictionary.Read(pdf, at);
    }

    /// <summary>The dictionary of an entry, whether it stands in place or is an object of its own.</summary>
    public PdfDictionary Inner(PdfDictionary holder, string name) =>
        holder[name] is { } value && value.EndsWith('R') ? Object(Number(value)) : holder.Inner(name);

    private void ReadTable()
    {
        int at = TableOffset;
        if (at <= 0 || !PdfTokens.StartsWith(pdf, at, "xref"u8))
            throw new PdfLayoutException("no classic cross-reference table");
        at = PdfTokens.SkipSpace(pdf, at + "xref".Length);
        while (!PdfTokens.StartsWith(pdf, at, "trailer"u8))
        {
            int first = Take(ref at);
            int count = Take(ref at);
            for (int number = first; number < first + count; number++)
            {
                int offset = Take(ref at);
                Take(ref at); // generation
                if (PdfTokens.StartsWith(pdf, at, "n"u8))
                    offsets[number] = offset;
                at = PdfTokens.SkipSpace(pdf, PdfTokens.SkipToken(pdf, at));
            }
        }

        Trailer = PdfDictionary.Read(pdf, at + "trailer".Length);
    }

    private int Take(ref int at)
    {
        int number = ReadNumber(pdf, at);
        at = PdfTokens.SkipSpace(pdf, PdfTokens.SkipToken(pdf, at));
        return number;
    }

    private static int ReadNumber(ReadOnlySpan<byte> pdf, int at) =>
        at < pdf.Length && Utf8Parser.TryParse(pdf[at..], out int number, out _) && number >= 0
            ? number
            : throw new PdfLayoutException("no number where one belongs");

    private static int Number(string? value) => ReadNumber(Encoding.Latin1.GetBytes(value ?? ""), 0);
}
