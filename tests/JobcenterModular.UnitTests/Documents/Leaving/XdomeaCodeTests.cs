using System.Reflection;
using System.Text;
using JobcenterModular.Documents.UseCases.Leaving.Xdomea;

namespace JobcenterModular.UnitTests.Documents.Leaving;

public sealed class XdomeaCodeTests
{
    public static TheoryData<string> MediaTypes =>
    [
        "application/pdf", "image/jpeg", "image/png", "image/tiff", "image/heic", "image/heif", "text/html", "text/plain", "text/csv",
        "application/json", "application/xml", "text/xml", "message/rfc822",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/vnd.oasis.opendocument.text", "application/x-unknown", "Text/HTML; charset=utf-8",
    ];

    [Fact]
    public void Every_code_that_messages_use_is_in_its_list()
    {
        List<XdomeaCode> codes = [.. typeof(XdomeaCode).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (XdomeaCode)field.GetValue(null)!)];

        codes.Count.ShouldBe(8);
        codes.ShouldAllBe(code => XdomeaSchemas.CodesOf(code.List, code.ListVersion).Contains(code.Value));
    }

    [Theory]
    [MemberData(nameof(MediaTypes))]
    public void Every_file_format_is_in_its_list_and_a_format_that_is_not_has_a_name(string mediaType)
    {
        var format = XdomeaFormat.Of(SampleCases.Version(1, 1, mediaType));

        XdomeaSchemas.CodesOf(format.Code.List, format.Code.ListVersion).ShouldContain(format.Code.Value);
        (format.OtherName is null).ShouldBe(format.Code.Value != "100");
    }

    [Theory]
    [InlineData("application/pdf", null, "018", null, "unbekannt")]
    [InlineData("application/pdf", "1.7", "018", null, "1.7")]
    [InlineData("application/pdf", "PDF/A-3b", "044", null, "3b")]
    [InlineData("image/heic", null, "100", "heic - image/heic", "unbekannt")]
    [InlineData("application/x-unknown", null, "100", "application/x-unknown", "unbekannt")]
    [InlineData("text/html; charset=utf-8", null, "008", null, "unbekannt")]
    public void A_format_is_told_by_media_type_and_version(string mediaType, string? version, string code, string? otherName, string told)
    {
        var format = XdomeaFormat.Of(SampleCases.Version(1, 1, mediaType) with { FormatVersion = version });

        (format.Code.Value, format.OtherName, format.Version).ShouldBe((code, otherName, told));
    }

    [Fact]
    public async Task Every_code_in_a_message_names_its_list_and_version()
    {
        string message = Encoding.UTF8.GetString(await SampleCases.MessageOfAsync(SampleCases.Rich));

        CountOf(message, "<code>").ShouldBe(CountOf(message, " listURI=\"urn:xoev-de:xdomea:codeliste:"));
        CountOf(message, "<code>").ShouldBe(CountOf(message, " listVersionID=\""));
    }

    private static int CountOf(string text, string part) => text.Split(part).Length - 1;
}
