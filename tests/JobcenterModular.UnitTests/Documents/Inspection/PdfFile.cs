using System.Globalization;
using System.Text;

namespace JobcenterModular.UnitTests.Documents.Inspection;

/// <summary>Writes a PDF object by object; they are numbered in their order, from 1 on.</summary>
internal sealed class PdfFile
{
    private readonly MemoryStream _bytes = new();
    private readonly List<long> _offsets = [];

    public PdfFile() => Raw("%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n");

    /// <summary>The number that the next object gets.</summary>
    public int Next => _offsets.Count + 1;

    /// <summary>A catalogue and one empty page, as objects 1 to 3.</summary>
    public static PdfFile WithPage(string catalogueEntries = "", string pageEntries = "") => new PdfFile()
        .Object($"<< /Type /Catalog /Pages 2 0 R {catalogueEntries} >>")
        .Object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
        .Object($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {pageEntries} >>");

    /// <summary>What stands before the first object, and the objects, of a stream that holds them.</summary>
    public static (int First, byte[] Content) Packed(params string[] objects)
    {
        var pairs = new StringBuilder();
        var content = new StringBuilder();
        for (int i = 0; i < objects.Length; i++)
        {
            pairs.Append(CultureInfo.InvariantCulture, $"{100 + i} {content.Length} ");
            content.Append(objects[i]).Append('\n');
        }

        return (pairs.Length, Inspecting.Bytes($"{pairs}{content}"));
    }

    public PdfFile Raw(string text) => Raw(Inspecting.Bytes(text));

    public PdfFile Raw(byte[] bytes)
    {
        _bytes.Write(bytes);
        return this;
    }

    public PdfFile Object(string content)
    {
        Begin();
        return Raw($"{content}\nendobj\n");
    }

    public PdfFile Stream(string entries, byte[] data, string? length = null)
    {
        Begin();
        return Raw($"<< {entries} /Length {length ?? data.Length.ToString(CultureInfo.InvariantCulture)} >>\nstream\n")
            .Raw(data).Raw("\nendstream\nendobj\n");
    }

    /// <summary>Objects packed as modern writers do.</summary>
    public PdfFile ObjectStream(params string[] objects)
    {
        (int first, byte[] content) = Packed(objects);
        return Stream($"/Type /ObjStm /N {objects.Length} /First {first} /Filter /FlateDecode", Inspecting.Flate(content));
    }

    /// <summary>The end with a table of offsets and a trailer.</summary>
    public byte[] Finish(string trailerEntries = "")
    {
        long table = _bytes.Length;
        Raw($"xref\n0 {Next}\n0000000000 65535 f \n");
        foreach (long offset in _offsets)
            Raw($"{offset:D10} 00000 n \n");
        return Raw($"trailer\n<< /Size {Next} /Root 1 0 R {trailerEntries} >>\nstartxref\n{table}\n%%EOF\n")._bytes.ToArray();
    }

    /// <summary>The end with a stream of offsets, as it goes with streams of objects.</summary>
    public byte[] FinishWithStream(string entries = "")
    {
        long table = _bytes.Length;
        byte[] rows = [.. _offsets.Append(table).SelectMany(offset => (byte[])[1, (byte)(offset >> 16), (byte)(offset >> 8), (byte)offset, 0])];
        Stream($"/Type /XRef /Size {Next + 1} /Index [1 {Next}] /W [1 3 1] /Root 1 0 R {entries} /Filter /FlateDecode", Inspecting.Flate(rows));
        return Raw($"startxref\n{table}\n%%EOF\n")._bytes.ToArray();
    }

    private void Begin()
    {
        _offsets.Add(_bytes.Length);
        Raw($"{_offsets.Count} 0 obj\n");
    }
}
