using System.IO.Compression;
using JobcenterModular.Documents.Domain.Inspection;
using static JobcenterModular.UnitTests.Documents.Inspection.Inspecting;

namespace JobcenterModular.UnitTests.Documents.Inspection;

/// <summary>Files that are two kinds at once.</summary>
public sealed class MixedContentTests
{
    public static TheoryData<string, byte[]> Honest => new()
    {
        { "PDF", PdfFile.WithPage().Finish() },
        { "JPEG", ImageFile.Jpeg(4_000, 3_000) },
        { "PNG", ImageFile.Png(4_000, 3_000) },
        { "TIFF", new TiffFile(bigEndian: false).Image(4_000, 3_000).Bytes },
        { "HEIC", ImageFile.Heic(4_000, 3_000) },
    };

    [Theory]
    [MemberData(nameof(Honest))]
    public void An_archive_behind_a_file_is_found(string kind, byte[] file)
    {
        Look(file).ShouldBeNull(kind);
        Look([.. file, .. Archive("")]).ShouldBe(InspectionFinding.MixedContent, kind);
        Look([.. file, .. Archive(new string('x', 65_535))]).ShouldBe(InspectionFinding.MixedContent, kind);
        Look([.. file, .. Archive("%%EOF")], [1_000]).ShouldBe(InspectionFinding.MixedContent, kind);
    }

    [Theory]
    [MemberData(nameof(Honest))]
    public void The_letters_of_an_archive_alone_are_chance(string kind, byte[] file)
    {
        byte[] archive = Archive("comment");

        Look([.. file, .. archive, 0]).ShouldBeNull(kind);
        Look([.. file, .. archive[..^1]]).ShouldBeNull(kind);
        Look([.. file, .. "PK\u0005\u0006"u8]).ShouldBeNull(kind);
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("<HTML lang='de'>")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<ScRiPt\nsrc=x>")]
    [InlineData("<!DOCTYPE html>")]
    [InlineData("<!doctype HTML PUBLIC")]
    [InlineData("<?php system('x');")]
    [InlineData("%PDF-1.7")]
    public void A_web_page_or_a_program_or_a_PDF_in_the_first_kilobyte_of_a_photo_is_found(string text)
    {
        Look(ImageFile.Jpeg(100, 100, exif: Bytes(text))).ShouldBe(InspectionFinding.MixedContent);
        Look(ImageFile.Jpeg(100, 100, exif: [.. new byte[1_012 - text.Length], .. Bytes(text)])).ShouldBe(InspectionFinding.MixedContent);
        Look(ImageFile.Jpeg(100, 100, exif: [.. new byte[1_010], .. Bytes(text), .. new byte[50]])).ShouldBeNull();
    }

    [Fact]
    public void A_web_page_in_the_head_of_a_PDF_is_found() =>
        Look(new PdfFile().Raw("% <script>alert(1)</script>\n").Object("<< >>").Finish()).ShouldBe(InspectionFinding.MixedContent);

    [Theory]
    [InlineData("<htmlx>")]
    [InlineData("<scripting")]
    [InlineData("html script php")]
    [InlineData("<x:xmpmeta xmlns:x='adobe:ns:meta/'>")]
    [InlineData("<?xpacket begin=''?>")]
    public void Similar_words_are_harmless(string text) =>
        Look(ImageFile.Jpeg(100, 100, exif: Bytes(text))).ShouldBeNull();

    private static byte[] Archive(string comment)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            archive.Comment = comment;
            using Stream entry = archive.CreateEntry("programm.exe").Open();
            entry.Write("MZ"u8);
        }

        return bytes.ToArray();
    }
}
