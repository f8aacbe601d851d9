using JobcenterModular.Notifications.Sending.Mail;

namespace JobcenterModular.UnitTests.Notifications.Contacts;

public sealed class HtmlMailTests
{
    [Theory]
    [InlineData("ar", "rtl")]
    [InlineData("ar-SY", "rtl")]
    [InlineData("fa", "rtl")]
    [InlineData("de", "ltr")]
    [InlineData("uk", "ltr")]
    public void A_page_has_the_direction_of_its_script(string language, string direction) =>
        HtmlMail.Of("a", "b", language).ShouldContain($"<html lang=\"{language}\" dir=\"{direction}\">");

    [Fact]
    public void Nothing_in_a_text_becomes_markup()
    {
        string html = HtmlMail.Of("<b>", "<script>alert(1)</script> & \"quoted\"", "de");

        html.ShouldNotContain("<script>");
        html.ShouldContain("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quoted&quot;");
        html.ShouldContain("<title>&lt;b&gt;</title>");
    }

    [Fact]
    public void A_link_can_be_followed_and_ends_before_the_full_stop()
    {
        string html = HtmlMail.Of("a", "Öffnen Sie https://portal.example/a?b=1&c=2.", "ar");

        html.ShouldContain("<a dir=\"ltr\" href=\"https://portal.example/a?b=1&amp;c=2\">https://portal.example/a?b=1&amp;c=2</a>.");
    }

    [Fact]
    public void Paragraphs_and_lines_stay_and_nothing_is_loaded()
    {
        string html = HtmlMail.Of("a", "eins\nzwei\r\n\r\ndrei", "de");

        html.ShouldContain("<p>eins<br>\nzwei</p>");
        html.ShouldContain("<p>drei</p>");
        html.ShouldNotContain("src=");
    }
}
