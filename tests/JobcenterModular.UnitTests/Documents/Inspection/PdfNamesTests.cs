using JobcenterModular.Documents.Domain.Inspection;
using static JobcenterModular.UnitTests.Documents.Inspection.Inspecting;

namespace JobcenterModular.UnitTests.Documents.Inspection;

/// <summary>What stands in plain objects.</summary>
public sealed class PdfNamesTests
{
    [Theory]
    [InlineData("<< /S /JavaScript /JS (app.alert\\(1\\)) >>")]
    [InlineData("<</S/JavaScript/JS 9 0 R>>")]
    [InlineData("<< /JS 9 0 R >>")]
    [InlineData("<< /S /J#61vaScript >>")]
    [InlineData("<< /#4A#53 9 0 R >>")]
    [InlineData("<< /S/#4c#61#75#6E#63#68 >>")]
    [InlineData("<< /S /Launch /F (calc.exe) >>")]
    [InlineData("/JavaScript")]
    [InlineData("[/Launch]")]
    [InlineData("<< /Type /Annot /Subtype /RichMedia >>")]
    [InlineData("<< /S /RichMediaExecute >>")]
    [InlineData("<< /S /Rendition /OP 0 >>")]
    [InlineData("<< /Type /Annot /Subtype /Movie >>")]
    [InlineData("<< /Subtype/3D >>")]
    [InlineData("<< /S % a comment\n /Sound >>")]
    [InlineData("<< /Names << /JavaScript 9 0 R >> >>")]
    [InlineData("<< /A (\\() /S /JavaScript >>")]
    [InlineData("<< /A (\\\\) /S /JavaScript >>")]
    [InlineData("<< /A (a(b)c) /S /JavaScript >>")]
    [InlineData("<< /A <28> /S /JavaScript >>")]
    [InlineData("<< /A % (\n /S /JavaScript >>")]
    public void What_starts_something_is_active_content(string content) =>
        Look(PdfFile.WithPage().Object(content).Finish()).ShouldBe(InspectionFinding.ActiveContent);

    [Theory]
    [InlineData("/OpenAction << /S /JavaScript /JS (x) >>", "")]
    [InlineData("", "/AA << /O << /S /JavaScript /JS (x) >> >>")]
    public void A_script_that_runs_when_the_file_or_a_page_opens_is_active_content(string catalogue, string page) =>
        Look(PdfFile.WithPage(catalogue, page).Finish()).ShouldBe(InspectionFinding.ActiveContent);

    [Theory]
    [InlineData("<< /Type /EmbeddedFile >>")]
    [InlineData("<< /Names << /EmbeddedFiles 9 0 R >> >>")]
    [InlineData("<< /Type /Filespec /F (rechnung.xml) /EF << /F 9 0 R >> >>")]
    [InlineData("<< /Type /Filespec /F (rechnung.xml) /EF 9 0 R >>")]
    [InlineData("<< /EF 9 0 R /UF (rechnung.xml) >>")]
    [InlineData("<< /EF<</F 9 0 R>> >>")]
    [InlineData("<< /Type /Annot /Subtype /FileAttachment >>")]
    public void Files_inside_are_embedded_files(string content)
    {
        InspectionFinding? finding = Look(PdfFile.WithPage().Object(content).Finish());

        finding.ShouldBe(InspectionFinding.EmbeddedFiles);
    }

    [Theory]
    [InlineData("<< /Title (Was ist /JavaScript? \\(/Launch\\)) >>")]
    [InlineData("<< /S /URI /URI (https://example.org/JS/Launch/EmbeddedFiles/) >>")]
    [InlineData("<< /A (\\\\) /B (/JS) /C (\\() /D (/JS) >>")]
    [InlineData("<< /A <2F4A53> % /JavaScript and /Launch\n >>")]
    [InlineData("<< /JavaScripts 1 /JSon 2 /Launcher 3 /EmbeddedFilesX 4 /js 5 /Encrypted 6 >>")]
    [InlineData("<< /JS#20 1 /#4AS#2F 2 /J#S 3 >>")]
    [InlineData("<< /S /GoToR /F << /Type /Filespec /F (anderes.pdf) /UF (anderes.pdf) >> >>")]
    [InlineData("<< /Font << /EF 5 0 R /Sound 6 0 R /Movie 7 0 R >> >>")]
    [InlineData("<< /Type /Outlines /First 5 0 R /Last 6 0 R /Count 2 >>")]
    [InlineData("<< /S /SubmitForm /F (https://example.org) >>")]
    [InlineData("<< /AcroForm << /Fields [9 0 R] /NeedAppearances true /XFA [(template) 10 0 R] >> >>")]
    [InlineData("<< /Type /Sig /ByteRange [0 1 2 3] /Contents <0041424300000000> >>")]
    [InlineData("<< /A (\\\n) /B <> /C () /D << >> /E [ ] /F ((())) >>")]
    public void Similar_things_are_harmless(string content) =>
        Look(PdfFile.WithPage("/OpenAction [3 0 R /Fit]").Object(content).Finish()).ShouldBeNull();

    [Fact]
    public void An_opening_action_that_only_goes_to_a_page_is_harmless() =>
        Look(PdfFile.WithPage("/OpenAction << /S /GoTo /D [3 0 R /Fit] >>").Finish()).ShouldBeNull();

    [Fact]
    public void A_password_is_seen_in_the_trailer() =>
        Look(PdfFile.WithPage().Object("<< /Filter /Standard /V 5 >>").Finish("/Encrypt 4 0 R")).ShouldBe(InspectionFinding.PasswordProtected);

    [Fact]
    public void A_password_is_seen_in_the_stream_of_offsets_even_if_nothing_else_can_be_read()
    {
        byte[] encrypted = new byte[500];
        new Random(3).NextBytes(encrypted);
        byte[] file = PdfFile.WithPage()
            .Stream("/Type /ObjStm /N 5 /First 30 /Filter /FlateDecode", encrypted)
            .FinishWithStream("/Encrypt 4 0 R");

        Look(file).ShouldBe(InspectionFinding.PasswordProtected);
    }

    [Fact]
    public void What_stands_at_the_very_end_counts() =>
        Look([.. PdfFile.WithPage().Finish(), .. "9 0 obj /JavaScript"u8]).ShouldBe(InspectionFinding.ActiveContent);
}
