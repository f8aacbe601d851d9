using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace JobcenterModular.Notifications.Sending;

/// <summary>Text in a page: what could be read as markup is escaped, letters of all scripts stay readable.</summary>
internal static class HtmlText
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Of(string text) => Encoder.Encode(text);
}
