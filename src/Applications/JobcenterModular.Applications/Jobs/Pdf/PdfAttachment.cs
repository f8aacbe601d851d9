using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using JobcenterModular.Applications.UseCases.Summaries;

namespace JobcenterModular.Applications.Jobs.Pdf;

/// <summary>
/// Attaches a file to a PDF/A-3 the way ISO 19005-3, 6.8, asks: with its MIME type, its relationship to the document, and
/// named by the catalog. WeasyPrint can attach too, but leaves out all three, and it would need the file on a disk.
/// </summary>
/// <remarks>
/// Written as an incremental update (ISO 32000-1, 7.5.6): the renderer's bytes stay as they are, and behind them come the
/// new objects, the catalog once more, and a table of these. The trailer gets the ID that PDF/A asks for.
/// </remarks>
internal static class PdfAttachment
{
    public static byte[] Add(byte[] pdf, AttachedFile file)
    {
        var original = PdfFile.Read(pdf);
        int content = original.Size;
        int specification = content + 1;
        using var update = new PdfUpdate(pdf);
        update.Begin(content);
        update.Write(Content(file, out byte[] packed));
        update.Write("\nstream\n");
        update.Write(packed);
        update.Write("\nendstream");
        update.End();
        update.Begin(specification);
        update.Write(Specification(file, content));
        update.End();
        update.Begin(original.CatalogNumber);
        update.Write(Catalog(original, file, specification));
        update.End();
        update.Close(original, SHA256.HashData(pdf), SHA256.HashData(file.Content));
        return update.ToArray();
    }

    private static string Content(AttachedFile file, out byte[] packed)
    {
        using var target = new MemoryStream();
        using (var zip = new ZLibStream(target, CompressionLevel.Optimal))
            zip.Write(file.Content);
        packed = target.ToArray();
        string type = file.MediaType.Replace("/", "#2F", StringComparison.Ordinal);
        string modified = file.ModifiedAt.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        return Line(
            $"<< /Type /EmbeddedFile /Subtype /{type} /Filter /FlateDecode /Length {packed.Length} /Params << /Size {file.Content.Length} /ModDate (D:{modified}Z) >> >>");
    }

    private static string Specification(AttachedFile file, int content) => Line(
        $"<< /Type /Filespec /F {Text(file.Name)} /UF {Text(file.Name)} /Desc {Text(file.Description)} /AFRelationship /Data /EF << /F {content} 0 R /UF {content} 0 R >> >>");

    private static string Catalog(PdfFile original, AttachedFile file, int specification)
    {
        PdfDictionary catalog = original.Object(original.CatalogNumber);
        PdfDictionary names = original.Inner(catalog, "Names");
        if (catalog["AF"] is not null || names["EmbeddedFiles"] is not null)
            throw new PdfLayoutException("attachments already");
        names["EmbeddedFiles"] = Line($"<< /Names [ {Text(file.Name)} {specification} 0 R ] >>");
        catalog["Names"] = names.ToString();
        catalog["AF"] = Line($"[ {specification} 0 R ]");
        return catalog.ToString();
    }

    // Names and descriptions are our own: letters, digits, spaces and the like.
    private static string Text(string ascii) => ascii.All(c => c is >= ' ' and <= '~' and not ('(' or ')' or '\\'))
        ? $"({ascii})"
        : throw new ArgumentException("Only plain ASCII can be a name here.", nameof(ascii));

    private static string Line(FormattableString line) => FormattableString.Invariant(line);
}
