using System.Globalization;
using JobcenterModular.Documents.Domain.Inspection;
using static JobcenterModular.UnitTests.Documents.Inspection.Inspecting;

namespace JobcenterModular.UnitTests.Documents.Inspection;

/// <summary>Places where a reader finds objects that a simple search does not.</summary>
public sealed class PdfHidingTests
{
    private const string Script = "<< /S /JavaScript /JS (app.alert\\(1\\)) >>";

    [Fact]
    public void A_script_in_a_stream_of_objects_is_found() =>
        Look(PdfFile.WithPage().ObjectStream("<< /Type /Font >>", Script).FinishWithStream()).ShouldBe(InspectionFinding.ActiveContent);

    [Fact]
    public void An_attachment_in_a_stream_of_objects_is_found() =>
        Look(PdfFile.WithPage().ObjectStream("<< /Type /Filespec /EF << /F 9 0 R >> >>").FinishWithStream()).ShouldBe(InspectionFinding.EmbeddedFiles);

    [Fact]
    public void Texts_in_a_stream_of_objects_are_texts() =>
        Look(PdfFile.WithPage().ObjectStream("<< /Title (/JavaScript) >>", "(/Launch)", "<< /URI (https://example.org/JS/) >>").FinishWithStream())
            .ShouldBeNull();

    [Theory]
    [InlineData("/Type /ObjStm /N 2 /First {0} /Filter [/FlateDecode]")]
    [InlineData("/Type /ObjStm /N 2 /First {0} /Filter/Fl")]
    [InlineData("/Type /Obj#53tm /N 2 /First {0} /F /FlateDecode")]
    [InlineData("/N 2 /First {0} /Filter /FlateDecode")]
    [InlineData("/N 9 0 R /First {0} /Filter /Flate#44ecode /DecodeParms << /Predictor 1 >>")]
    [InlineData("/N 2 /First {0} % copied from 5 0 obj\n /Filter /FlateDecode")]
    [InlineData("/Filter [/Crypt /FlateDecode] /Type/ObjStm/N 2/First {0}")]
    public void It_is_found_however_the_stream_is_described(string entries) =>
        Look(Holding(entries, plain => Flate(plain))).ShouldBe(InspectionFinding.ActiveContent);

    [Fact]
    public void It_is_found_behind_letters()
    {
        Look(Holding("/N 2 /First {0}", plain => plain)).ShouldBe(InspectionFinding.ActiveContent);
        Look(Holding("/N 2 /First {0} /Filter /AHx", InHex)).ShouldBe(InspectionFinding.ActiveContent);
        Look(Holding("/N 2 /First {0} /Filter [/ASCIIHexDecode /FlateDecode]", plain => InHex(Flate(plain)))).ShouldBe(InspectionFinding.ActiveContent);
        Look(Holding("/N 2 /First {0} /Filter [/ASCII85Decode /FlateDecode]", plain => InBase85(Flate(plain)))).ShouldBe(InspectionFinding.ActiveContent);
        Look(Holding("/N 2 /First {0} /Filter /A85", InBase85)).ShouldBe(InspectionFinding.ActiveContent);
    }

    [Theory]
    [InlineData("/Type /ObjStm /N 1 /First {0} /Filter /LZWDecode")]
    [InlineData("/Type /ObjStm /N 1 /First {0} /Filter [/FlateDecode /RunLengthDecode]")]
    [InlineData("/Type /ObjStm /N 1 /First {0} /Filter 9 0 R")]
    [InlineData("/Type /ObjStm /N 1 /First {0} /Filter [9 0 R]")]
    [InlineData("/Type /ObjStm /N 1 /First 9 0 R /Filter /FlateDecode")]
    [InlineData("/Type /ObjStm /Filter /FlateDecode")]
    [InlineData("/Type /ObjStm /N 1 /First {0} /Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 5 >>")]
    [InlineData("/Type /ObjStm /N 1 /First {0} /Filter /FlateDecode /DecodeParms 9 0 R")]
    [InlineData("/Type /ObjStm /N 1 /First {0} /Filter /FlateDecode /Filter /FlateDecode")]
    public void A_stream_of_objects_that_cannot_be_read_is_unreadable(string entries)
    {
        (int first, byte[] objects) = PdfFile.Packed("<< /Type /Font >>");

        Look(PdfFile.WithPage().Stream(entries.Replace("{0}", first.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal), Flate(objects)).Finish())
            .ShouldBe(InspectionFinding.Unreadable);
    }

    [Fact]
    public void A_stream_of_objects_that_is_broken_or_cut_is_unreadable()
    {
        (int first, byte[] objects) = PdfFile.Packed("<< /Type /Font /BaseFont /Helvetica >>");
        string entries = $"/Type /ObjStm /N 1 /First {first} /Filter /FlateDecode";
        byte[] packed = Flate(objects);

        Look(PdfFile.WithPage().Stream(entries, packed).Finish()).ShouldBeNull();
        Look(PdfFile.WithPage().Stream(entries, packed[..^12]).Finish()).ShouldBe(InspectionFinding.Unreadable);
        Look(PdfFile.WithPage().Stream(entries, packed[2..]).Finish()).ShouldBe(InspectionFinding.Unreadable);
        Look(PdfFile.WithPage().Stream(entries, [.. packed[..2], .. new byte[50]]).Finish()).ShouldBe(InspectionFinding.Unreadable);
    }

    [Fact]
    public void A_wrong_checksum_of_a_stream_of_objects_is_forgiven_as_readers_do()
    {
        (int first, byte[] objects) = PdfFile.Packed("<< /Type /Font >>");
        byte[] packed = Flate(objects);
        packed[^1] ^= 0xFF;

        Look(PdfFile.WithPage().Stream($"/Type /ObjStm /N 1 /First {first} /Filter /FlateDecode", packed).Finish()).ShouldBeNull();
    }

    [Fact]
    public void An_object_that_begins_inside_the_text_of_another_is_found()
    {
        byte[] objects = Bytes($"100 0 101 1 ({Script})");

        Look(PdfFile.WithPage().Stream("/Type /ObjStm /N 2 /First 12 /Filter /FlateDecode", Flate(objects)).Finish())
            .ShouldBe(InspectionFinding.ActiveContent);
    }

    [Theory]
    [InlineData("(not closed\n4 0 obj\n{0}\nendobj\n")]
    [InlineData("(closed 4 0 obj {0} )\n")]
    [InlineData("% 4 0 obj {0} endobj\n")]
    [InlineData("% 4 0 obj\n{0} endobj\n")]
    [InlineData("<41 4 0 obj {0} >\n")]
    [InlineData("<\n4 0 obj\n{0}\nendobj\n")]
    [InlineData("9 0 obj << % 4 0 obj << ( \n /A {0} % ) \n >> endobj\n")]
    [InlineData("9 0 obj << /T ({0} endobj\n")]
    public void An_object_inside_a_text_or_a_comment_is_found(string raw) =>
        Look(PdfFile.WithPage().Raw(raw.Replace("{0}", Script, StringComparison.Ordinal)).Finish()).ShouldBe(InspectionFinding.ActiveContent);

    [Theory]
    [InlineData("garbage\n5 0 obj\n{0}\nendobj\ngarbage")]
    [InlineData("garbage 5 0obj{0}")]
    [InlineData("garbage 5 0 obj   \n  {0}")]
    [InlineData("garbage 5 0 obj% comment\n{0}")]
    [InlineData("garbage 5 0 obj /JavaScript endobj")]
    [InlineData("garbage 5 0 obj[ 1 /JavaScript ]")]
    public void An_object_inside_the_data_of_a_stream_is_found(string data) =>
        Look(PdfFile.WithPage().Stream("", Bytes(data.Replace("{0}", Script, StringComparison.Ordinal))).Finish()).ShouldBe(InspectionFinding.ActiveContent);

    [Fact]
    public void Objects_behind_a_stream_without_an_end_are_found_also_packed_ones()
    {
        byte[] file = PdfFile.WithPage()
            .Raw("4 0 obj << /Length 4 >>\nstream\nABCD\nendobj\n")
            .ObjectStream(Script).Finish();

        Look(file).ShouldBe(InspectionFinding.ActiveContent);
    }

    [Fact]
    public void A_false_end_inside_a_packed_stream_of_objects_is_unreadable()
    {
        (int first, byte[] objects) = PdfFile.Packed("<< >>");
        byte[] data = [0x78, 0x01, .. Stored("endstream endobj "u8.ToArray()), .. Flate(objects)[2..]];

        Look(PdfFile.WithPage().Stream($"/Type /ObjStm /N 1 /First {first} /Filter /FlateDecode", data).Finish()).ShouldBe(InspectionFinding.Unreadable);
    }

    [Fact]
    public void A_bomb_behind_a_false_end_is_found()
    {
        byte[] zeros = Flate(new byte[900 * 1024])[2..];
        byte[] data = [0x78, 0x01, .. Stored("endstream endobj "u8.ToArray()), .. zeros];

        Look(PdfFile.WithPage().Stream("/Filter /FlateDecode", data).Finish(), Small).ShouldBe(InspectionFinding.DecompressionBomb);
    }

    [Fact]
    public void Packed_data_without_their_last_block_are_accepted_as_viewers_do()
    {
        PdfFile file = PdfFile.WithPage();
        for (int i = 0; i < 200; i++)
            file.Stream("/Filter /FlateDecode", [0x78, 0x01, .. Stored("0 0 10 10 re f"u8.ToArray())]);

        Look(file.Finish()).ShouldBeNull();
    }

    // RFC 1951, 3.2.4: a block that is not packed and not the last.
    private static byte[] Stored(byte[] content) =>
        [0, (byte)content.Length, (byte)(content.Length >> 8), (byte)~content.Length, (byte)(~content.Length >> 8), .. content];

    private static byte[] Holding(string entries, Func<byte[], byte[]> pack)
    {
        (int first, byte[] objects) = PdfFile.Packed("<< /Type /Font >>", Script);
        return PdfFile.WithPage().Stream(entries.Replace("{0}", first.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal), pack(objects)).Finish();
    }

    private static byte[] InHex(byte[] bytes) => Bytes(string.Join('\n', Convert.ToHexStringLower(bytes).Chunk(60).Select(line => new string(line))) + " >");

    private static byte[] InBase85(byte[] bytes)
    {
        var text = new System.Text.StringBuilder();
        foreach (byte[] four in bytes.Chunk(4))
        {
            uint value = four.Concat(new byte[4]).Take(4).Aggregate(0u, (sum, b) => (sum << 8) | b);
            string digits = string.Concat(Enumerable.Range(0, 5).Select(i => (char)('!' + (value / (uint)Math.Pow(85, 4 - i) % 85))));
            text.Append(four.Length == 4 && value == 0 ? "z" : digits[..(four.Length + 1)]);
            if (text.Length % 7 == 0)
                text.Append('\n');
        }

        return Bytes($"{text}~>");
    }
}
