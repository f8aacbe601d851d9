using System.Globalization;
using System.IO.Compression;
using System.Text;
using JobcenterModular.Applications.Jobs.Pdf;
using JobcenterModular.Applications.UseCases.Summaries;

namespace JobcenterModular.UnitTests.Applications.Pdf;

/// <summary>A file inside a PDF/A-3, as ISO 19005-3 asks for it.</summary>
public sealed class PdfAttachmentTests
{
    private static readonly AttachedFile Answers = new(
        "HA-2026-7K3M-9QXC.json", "Antworten als JSON", "application/json", Encoding.UTF8.GetBytes("{\"ap.last\":\"Öz (\\\"x\\\")\"}"), DateTimeOffset.UnixEpoch);

    [Fact]
    public void The_renderers_bytes_stay_as_they_are_and_the_update_names_the_table_before()
    {
        byte[] original = SmallPdf.With();

        byte[] pdf = PdfAttachment.Add(original, Answers);

        pdf.AsSpan().StartsWith(original).ShouldBeTrue();
        string text = Encoding.Latin1.GetString(pdf);
        text.ShouldContain($"/Prev {PdfFile.Read(original).TableOffset}\n");
        text.ShouldContain("/Size 6\n");
        text.ShouldEndWith("%%EOF\n");
    }

    [Fact]
    public void Every_place_in_the_new_table_is_where_the_object_begins()
    {
        string text = Encoding.Latin1.GetString(PdfAttachment.Add(SmallPdf.With(), Answers));
        string[] table = text[text.LastIndexOf("xref\n3 1", StringComparison.Ordinal)..text.LastIndexOf("trailer", StringComparison.Ordinal)].Split('\n');

        table.Length.ShouldBe(8, "a head, three objects of two lines, an end");
        for (int line = 1; line < 7; line += 2)
        {
            string number = table[line].Split(' ')[0];
            int offset = int.Parse(table[line + 1].AsSpan(0, 10), CultureInfo.InvariantCulture);
            table[line + 1].Length.ShouldBe(19);
            text[offset..].ShouldStartWith($"{number} 0 obj\n");
        }
    }

    [Fact]
    public void The_file_has_its_kind_its_relationship_and_its_place_in_the_catalog()
    {
        string added = Added(SmallPdf.With());

        added.ShouldContain("/Type /EmbeddedFile /Subtype /application#2Fjson");
        added.ShouldContain("/F (HA-2026-7K3M-9QXC.json) /UF (HA-2026-7K3M-9QXC.json)");
        added.ShouldContain("/AFRelationship /Data");
        added.ShouldContain("/EF << /F 4 0 R /UF 4 0 R >>");
        added.ShouldContain("/AF [ 5 0 R ]");
        added.ShouldContain("/EmbeddedFiles << /Names [ (HA-2026-7K3M-9QXC.json) 5 0 R ] >>");
        added.ShouldContain("/ID [ <");
    }

    [Fact]
    public void Its_content_comes_out_as_it_went_in()
    {
        byte[] pdf = PdfAttachment.Add(SmallPdf.With(), Answers);
        int start = pdf.AsSpan().LastIndexOf("stream\n"u8); // of "endstream"
        start = pdf.AsSpan(0, start).LastIndexOf("\nstream\n"u8) + "\nstream\n".Length;

        using var unzip = new ZLibStream(new MemoryStream(pdf[start..]), CompressionMode.Decompress);
        using var content = new MemoryStream();
        unzip.CopyTo(content);

        content.ToArray().ShouldBe(Answers.Content);
    }

    [Fact]
    public void Everything_else_in_the_catalog_is_kept_whatever_looks_like_an_entry()
    {
        string added = Added(SmallPdf.With());

        added.ShouldContain("/Title (a\\) b ( c ) /Names no)\n");
        added.ShouldContain("/Ids <3C2F>\n");
        added.ShouldContain("/List [ /Names << /Names 9 >> ]\n");
        added.ShouldContain("/Pages 1 0 R\n");
    }

    [Theory]
    [InlineData("<< /Names << /Dests << /Names [ (a) 1 ] >> >> /Pages 1 0 R >>")]
    [InlineData("<< /Names 4 0 R /Pages 1 0 R >>")]
    public void The_names_of_places_in_the_document_are_kept(string catalog) =>
        Added(SmallPdf.With(catalog, "", "<< /Dests << /Names [ (a) 1 ] >> >>")).ShouldContain("/Dests << /Names [ (a) 1 ] >>\n/EmbeddedFiles ");

    [Fact]
    public void An_id_that_is_there_is_kept() => Added(SmallPdf.With(trailer: "/ID [ <AA> <BB> ]")).ShouldContain("/ID [ <AA> <BB> ]\n");

    public static TheoryData<string> Unknown =>
    [
        "",
        "%PDF-1.7\n",
        "%PDF-1.7\nstartxref\n9\n%%EOF",
        "%PDF-1.7\n7 0 obj\n<< /Type /XRef >>\nstream\nendstream\nendobj\nstartxref\n9\n%%EOF",
        "%PDF-1.7\nstartxref\n999999999999\n%%EOF",
        Text(SmallPdf.With(trailer: "/Prev 12")),
        Text(SmallPdf.With(trailer: "/Encrypt 2 0 R")),
        Text(SmallPdf.With("<< /AF [ 1 0 R ] >>")),
        Text(SmallPdf.With("<< /Names << /EmbeddedFiles 1 0 R >> >>")),
        Text(SmallPdf.With("<< /Lang (de >>")),
        Text(SmallPdf.With("(no dictionary)")),
        Text(SmallPdf.With()).Replace("/Root 3 0 R", "/Root 33 0 R", StringComparison.Ordinal),
        Text(SmallPdf.With()).Replace("/Root 3 0 R", "/Root /None", StringComparison.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Unknown))]
    public void A_layout_that_is_not_known_is_refused_and_never_half_written(string pdf) =>
        Should.Throw<PdfLayoutException>(() => PdfAttachment.Add(Encoding.Latin1.GetBytes(pdf), Answers));

    [Fact]
    public void A_file_cut_anywhere_is_refused()
    {
        byte[] whole = SmallPdf.With();
        int last = whole.AsSpan().LastIndexOf("startxref"u8) + "startxref\n".Length;

        for (int length = 0; length < last; length++)
            Should.Throw<PdfLayoutException>(() => PdfAttachment.Add(whole[..length], Answers), $"{length} bytes");
    }

    private static string Text(byte[] pdf) => Encoding.Latin1.GetString(pdf);

    private static string Added(byte[] original) => Text(PdfAttachment.Add(original, Answers)[original.Length..]);
}
