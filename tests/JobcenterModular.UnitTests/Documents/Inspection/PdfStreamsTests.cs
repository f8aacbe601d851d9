using System.Diagnostics;
using JobcenterModular.Documents.Domain.Inspection;
using static JobcenterModular.UnitTests.Documents.Inspection.Inspecting;

namespace JobcenterModular.UnitTests.Documents.Inspection;

/// <summary>Data of streams: what they may contain by chance, and how far they unpack.</summary>
public sealed class PdfStreamsTests
{
    private const string Image = "/Type /XObject /Subtype /Image /Width 800 /Height 600 /BitsPerComponent 8 /ColorSpace /DeviceRGB";

    [Theory]
    [InlineData("/Filter /DCTDecode")]
    [InlineData("/Filter [/DCTDecode]")]
    [InlineData("/Filter /JPXDecode")]
    [InlineData("/Filter /FlateDecode")]
    [InlineData("")]
    public void Names_inside_data_are_chance(string filter) =>
        Look(PdfFile.WithPage().Stream($"{Image} {filter}", NoiseWithNames()).Finish()).ShouldBeNull();

    [Theory]
    [InlineData("1")]
    [InlineData("99999999")]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("7 0 R")]
    public void A_wrong_length_leads_nobody_astray(string length)
    {
        Look(PdfFile.WithPage().Stream(Image, NoiseWithNames(), length).Finish()).ShouldBeNull();
        Look(PdfFile.WithPage().Stream(Image, NoiseWithNames(), length).Object("<< /JS (x) >>").Finish()).ShouldBe(InspectionFinding.ActiveContent);
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    [InlineData("\r")]
    [InlineData(" \n")]
    public void Data_begin_behind_any_line_break(string lineBreak)
    {
        (int first, byte[] objects) = PdfFile.Packed("<< /S /JavaScript >>");
        byte[] file = PdfFile.WithPage()
            .Raw($"4 0 obj<</Type/ObjStm/N 1/First {first}/Filter/FlateDecode>>stream{lineBreak}")
            .Raw(Flate(objects)).Raw("endstream endobj\n").Finish();

        Look(file).ShouldBe(InspectionFinding.ActiveContent);
    }

    [Fact]
    public void A_white_page_at_600_dpi_in_colour_is_no_bomb()
    {
        byte[] white = new byte[4960 * 7016 * 3];
        white.AsSpan().Fill(0xFF);
        byte[] packed = Flate(white);

        packed.Length.ShouldBeLessThan(white.Length / 900);
        Look(PdfFile.WithPage().Stream($"/Subtype /Image /Width 4960 /Height 7016 /Filter /FlateDecode", packed).Finish()).ShouldBeNull();
    }

    [Fact]
    public void Three_hundred_megabytes_of_zeros_are_a_bomb_and_end_the_looking_early()
    {
        byte[] packed = Flate(new byte[300 * 1024 * 1024]);
        byte[] file = PdfFile.WithPage().Stream("/Filter /FlateDecode", packed).Raw(new byte[1000]).Finish();

        Look(file).ShouldBe(InspectionFinding.DecompressionBomb);
        using var inspection = FileInspection.For(JobcenterModular.Documents.Domain.PaperKind.Pdf, new InspectionLimits());
        inspection.Append(file.AsSpan(0, file.Length - 1200));
        inspection.Finding.ShouldBe(InspectionFinding.DecompressionBomb);
    }

    [Theory]
    [InlineData(255, false)]
    [InlineData(257, true)]
    public void The_limit_of_one_stream_counts_what_comes_out(int kilobytes, bool isBomb) =>
        IsBomb(PdfFile.WithPage().Stream("/Filter /FlateDecode", Flate(new byte[kilobytes * 1024]))).ShouldBe(isBomb);

    [Fact]
    public void Beyond_the_limit_an_honest_ratio_is_no_bomb()
    {
        byte[] page = new byte[600 * 1024];
        new Random(1).NextBytes(page.AsSpan(0, 60 * 1024));

        IsBomb(PdfFile.WithPage().Stream("/Filter /FlateDecode", Flate(page))).ShouldBeFalse();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(100_000)]
    public void An_even_beginning_of_a_page_with_a_picture_is_no_bomb_in_whatever_pieces_it_comes(int piece)
    {
        byte[] page = new byte[320 * 1024];
        new Random(1).NextBytes(page.AsSpan(300 * 1024));

        Look(PdfFile.WithPage().Stream("/Filter /FlateDecode", Flate(page)).Finish(), [piece], Small).ShouldBeNull();
    }

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public void The_limit_of_all_streams_counts_them_together(int streams, bool isBomb)
    {
        byte[] packed = Flate(new byte[250 * 1024]);
        PdfFile file = PdfFile.WithPage();
        for (int i = 0; i < streams; i++)
            file.Stream("/Filter /FlateDecode", packed);

        IsBomb(file).ShouldBe(isBomb);
    }

    [Fact]
    public void A_bomb_inside_a_bomb_is_found_by_its_second_layer()
    {
        byte[] twice = Flate(Flate(new byte[8 * 1024 * 1024]));

        twice.Length.ShouldBeLessThan(1000);
        IsBomb(PdfFile.WithPage().Stream("/Filter [/FlateDecode /FlateDecode]", twice)).ShouldBeTrue();
    }

    [Fact]
    public void Nobody_packs_three_times() =>
        IsBomb(PdfFile.WithPage().Stream("/Filter [/Fl /Fl /Fl]", [1, 2, 3])).ShouldBeTrue();

    [Fact]
    public void A_bomb_in_letters_is_found() =>
        IsBomb(PdfFile.WithPage().Stream("/Filter [/ASCIIHexDecode /FlateDecode]", Bytes(Convert.ToHexString(Flate(new byte[900 * 1024])) + ">")))
            .ShouldBeTrue();

    [Fact]
    public void A_bomb_whose_filter_is_named_elsewhere_is_found() =>
        IsBomb(PdfFile.WithPage().Stream("/Filter 9 0 R", Flate(new byte[900 * 1024]))).ShouldBeTrue();

    [Fact]
    public void A_chain_of_thousands_of_filters_is_unreadable_and_costs_nothing()
    {
        byte[] file = PdfFile.WithPage().Stream($"/Filter [{string.Concat(Enumerable.Repeat("/A85 ", 100_000))}]", [1, 2, 3]).Finish();
        Look(file).ShouldBe(InspectionFinding.Unreadable);
        long before = GC.GetAllocatedBytesForCurrentThread();

        Look(file);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(500 * 1024);
    }

    [Fact]
    public void Packed_data_behind_a_filter_that_we_cannot_undo_are_unreadable() =>
        Look(PdfFile.WithPage().Stream("/Filter [/LZWDecode /FlateDecode]", [1, 2, 3]).Finish()).ShouldBe(InspectionFinding.Unreadable);

    [Theory]
    [InlineData(70_000, 10)]
    [InlineData(10, 70_000)]
    [InlineData(20_000, 20_000)]
    public void An_image_of_absurd_size_inside_is_too_large(int width, int height) =>
        Look(PdfFile.WithPage().Stream($"/Subtype /Image /Width {width} /Height {height} /Filter /CCITTFaxDecode", [1, 2, 3]).Finish())
            .ShouldBe(InspectionFinding.ImageTooLarge);

    [Fact]
    public void A_form_that_calculates_is_accepted_and_one_with_JavaScript_is_not()
    {
        const string Template = "<template xmlns=\"http://www.xfa.org/schema/xfa-template/3.3/\"><script contentType=\"application/x-{0}\">a</script></template>";

        Look(Form("formcalc")).ShouldBeNull();
        Look(Form("javascript")).ShouldBe(InspectionFinding.ActiveContent);

        static byte[] Form(string language) => PdfFile.WithPage("/AcroForm << /XFA [(template) 4 0 R] >>")
            .Stream("/Filter /FlateDecode", Flate(Bytes(Template.Replace("{0}", language, StringComparison.Ordinal)))).Finish();
    }

    [Fact]
    public void A_text_about_JavaScript_is_accepted() =>
        Look(PdfFile.WithPage().Stream("", Bytes("BT (application/x-javascript) Tj ET")).Finish()).ShouldBeNull();

    [Fact]
    public void Many_small_and_broken_streams_do_not_take_long()
    {
        byte[] packed = Flate("q Q"u8.ToArray());
        PdfFile file = PdfFile.WithPage();
        for (int i = 0; i < 5_000; i++)
        {
            file.Stream("/Filter /FlateDecode", packed).Stream("/Filter /FlateDecode", [0x78, 0x9C, 0xFF, 0xFF, 0xFF])
                .Raw("9 0 obj<</Filter/FlateDecode>>stream\n").Raw([0x78, 0x9C, 0, 0xFF, 0xFF, 0, 0]).Raw("9 0 obj<<>>stream\n");
        }

        byte[] bytes = file.Finish();
        var watch = Stopwatch.StartNew();
        Look(bytes);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    private static bool IsBomb(PdfFile file) => Look(file.Finish(), Small) == InspectionFinding.DecompressionBomb;

    private static byte[] NoiseWithNames()
    {
        byte[] noise = new byte[100_000];
        new Random(7).NextBytes(noise);
        string[] names = [" /JS /JavaScript ", "\n/Launch(", "<</S/JavaScript/JS(x)>>", " /EmbeddedFiles /EF << ", "/Encrypt 5 0 R", " stream\n", " endobj\n", " obj "];
        for (int i = 0; i < names.Length; i++)
            Bytes(names[i]).CopyTo(noise, 5_000 + (8_190 * i));
        return noise;
    }
}
