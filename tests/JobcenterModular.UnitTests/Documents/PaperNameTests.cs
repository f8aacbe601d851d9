using JobcenterModular.Documents.Domain;

namespace JobcenterModular.UnitTests.Documents;

public sealed class PaperNameTests
{
    [Theory]
    [InlineData("Mietvertrag 2026.pdf", "Mietvertrag 2026.pdf")]
    [InlineData("Kontoauszüge März.PDF", "Kontoauszüge März.PDF")]
    [InlineData("../../etc/passwd", "passwd.pdf")]
    [InlineData("C:\\Users\\anna\\Ausweis.pdf", "Ausweis.pdf")]
    [InlineData("rechnung.exe", "rechnung.exe.pdf")]
    [InlineData("a\0b\r\nc.pdf", "abc.pdf")]
    [InlineData("harmlos\u202Efdp.exe", "harmlosfdp.exe.pdf")]
    [InlineData("x\uD800y.pdf", "xy.pdf")]
    [InlineData("was?<ist>\"das\":|*.pdf", "was__ist__das____.pdf")]
    [InlineData(".htaccess", "htaccess.pdf")]
    [InlineData("NUL.pdf", "_NUL.pdf")]
    [InlineData("con.tar", "_con.tar.pdf")]
    [InlineData("Brief. . .pdf", "Brief.pdf")]
    [InlineData("...", "dokument.pdf")]
    [InlineData("   ", "dokument.pdf")]
    [InlineData("", "dokument.pdf")]
    [InlineData(null, "dokument.pdf")]
    public void A_name_is_made_harmless(string? sent, string expected) =>
        PaperName.Clean(sent, PaperKind.Pdf).ShouldBe(expected);

    [Fact]
    public void A_name_keeps_the_ending_that_fits_its_kind() =>
        PaperName.Clean("foto.jpeg", PaperKind.Jpeg).ShouldBe("foto.jpeg");

    [Fact]
    public void A_name_with_the_ending_of_another_kind_gets_its_own() =>
        PaperName.Clean("foto.pdf", PaperKind.Heic).ShouldBe("foto.pdf.heic");

    [Fact]
    public void A_long_name_is_cut_and_keeps_its_ending()
    {
        string name = PaperName.Clean(new string('ä', 500) + ".tiff", PaperKind.Tiff);

        name.Length.ShouldBe(PaperName.MaxLength);
        name.ShouldEndWith("ä.tiff");
    }

    [Fact]
    public void A_long_name_is_never_cut_through_a_character()
    {
        string name = PaperName.Clean(string.Concat(Enumerable.Repeat("😀", 200)) + "x.pdf", PaperKind.Pdf);

        name.Length.ShouldBeLessThanOrEqualTo(PaperName.MaxLength);
        name.EnumerateRunes().ShouldNotContain(System.Text.Rune.ReplacementChar);
    }
}
