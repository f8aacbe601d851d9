using JobcenterModular.Documents.Domain;

namespace JobcenterModular.UnitTests.Documents;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("Bitte schicken Sie auch die Rückseite.", true)]
    [InlineData("erste Zeile\nzweite Zeile", true)]
    [InlineData("ein\u00A0Blank, der hält", true)]
    [InlineData("Danke 👨‍👩‍👧 ©", true)]
    [InlineData("", true)]
    [InlineData("a\0b", false)]
    [InlineData("a\tb", false)]
    [InlineData("a\rb", false)]
    [InlineData("a\u001Bb", false)]
    [InlineData("a\u0085b", false)]
    [InlineData("a\u2028b", false)]
    [InlineData("harmlos\u202Efdp.exe", false)]
    [InlineData("a\u2066b", false)]
    [InlineData("a\uE000b", false)]
    public void Text_is_plain_if_all_of_it_can_be_seen(string text, bool plain) => PlainText.Is(text).ShouldBe(plain);
}
