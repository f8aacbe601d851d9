using System.Globalization;
using System.Text;

namespace JobcenterModular.Applications.Jobs.Pdf;

/// <summary>New objects behind the bytes of a PDF, and the table that says where they lie (ISO 32000-1, 7.5.6).</summary>
internal sealed class PdfUpdate : IDisposable
{
    private const int IdBytes = 16;

    private readonly MemoryStream target = new();
    private readonly SortedDictionary<int, long> offsets = [];

    public PdfUpdate(byte[] original)
    {
        target.Write(original);
        if (original[^1] != '\n')
            target.WriteByte((byte)'\n');
    }

    public void Begin(int number)
    {
        offsets[number] = target.Length;
        Write(string.Create(CultureInfo.InvariantCulture, $"{number} 0 obj\n"));
    }

    public void End() => Write("\nendobj\n");

    public void Write(string text) => target.Write(Encoding.Latin1.GetBytes(text));

    public void Write(byte[] bytes) => target.Write(bytes);

    /// <summary>Table and trailer; the original's ID stays, and one without gets what PDF/A asks for.</summary>
    public void Close(PdfFile original, byte[] firstId, byte[] secondId)
    {
        long table = target.Length;
        Write("xref\n");
        foreach ((int number, long offset) in offsets)
            Write(string.Create(CultureInfo.InvariantCulture, $"{number} 1\n{offset:D10} 00000 n \n"));
        PdfDictionary trailer = original.Trailer;
        trailer["Size"] = string.Create(CultureInfo.InvariantCulture, $"{offsets.Keys.Max() + 1}");
        trailer["Prev"] = string.Create(CultureInfo.InvariantCulture, $"{original.TableOffset}");
        trailer["ID"] ??= $"[ <{Id(firstId)}> <{Id(secondId)}> ]";
        Write(string.Create(CultureInfo.InvariantCulture, $"trailer\n{trailer}\nstartxref\n{table}\n%%EOF\n"));
    }

    public byte[] ToArray() => target.ToArray();

    public void Dispose() => target.Dispose();

    private static string Id(byte[] hash) => Convert.ToHexString(hash.AsSpan(0, IdBytes));
}
