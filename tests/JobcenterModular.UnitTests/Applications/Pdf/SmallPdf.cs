using System.Globalization;
using System.Text;

namespace JobcenterModular.UnitTests.Applications.Pdf;

/// <summary>A PDF written out by hand, with its table in order.</summary>
internal static class SmallPdf
{
    public const string Catalog =
        "<< /Type /Catalog /Pages 1 0 R /Lang (de) /Title (a\\) b ( c ) /Names no) /Ids <3C2F> /List [ /Names << /Names 9 >> ] % /Names 1 0 R\n>>";

    public static byte[] With(string catalog = Catalog, string trailer = "", params string[] more)
    {
        var text = new StringBuilder("%PDF-1.7\n%âãÏÓ\n");
        List<int> offsets = [];
        foreach (string body in (string[])["<< /Type /Pages /Kids [] /Count 0 >>", "<< /Producer (x) >>", catalog, .. more])
        {
            offsets.Add(text.Length);
            text.Append(CultureInfo.InvariantCulture, $"{offsets.Count} 0 obj\n{body}\nendobj\n");
        }

        int table = text.Length;
        text.Append(CultureInfo.InvariantCulture, $"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n");
        foreach (int offset in offsets)
            text.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n");
        text.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {offsets.Count + 1} /Root 3 0 R /Info 2 0 R {trailer} >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(text.ToString());
    }
}
