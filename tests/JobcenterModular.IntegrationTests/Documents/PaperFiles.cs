using System.Text;

namespace JobcenterModular.IntegrationTests.Documents;

/// <summary>The smallest genuine file of each kind, from the package EmptyFiles, which comes with Shouldly.</summary>
internal static class PaperFiles
{
    private static int _made;

    public static byte[] Pdf => Of("pdf");

    /// <summary>The same with a comment that no other file has: equal files are one document.</summary>
    public static byte[] NewPdf() => [.. Pdf, .. Encoding.ASCII.GetBytes($"\n% {Interlocked.Increment(ref _made)}\n%%EOF\n")];

    /// <summary>A program for Windows: this assembly itself.</summary>
    public static byte[] Program => File.ReadAllBytes(typeof(PaperFiles).Assembly.Location);

    public static byte[] Of(string ending)
    {
        string folder = ending is "pdf" or "docx" or "odt" or "rtf" ? "document" : "image";
        return File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "EmptyFiles", folder, $"empty.{ending}"));
    }
}
