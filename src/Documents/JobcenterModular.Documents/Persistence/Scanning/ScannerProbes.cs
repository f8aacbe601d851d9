using System.IO.Compression;
using System.Text;

namespace JobcenterModular.Documents.Persistence.Scanning;

/// <summary>Two harmless files that no scanner in good order calls clean.</summary>
internal static class ScannerProbes
{
    // clamd unpacks 17 levels unless told otherwise, and never more than 100.
    private const int Levels = 110;

    // EICAR's test file, which every scanner reports. Joined when it is needed: whole, in source or program, scanners would report us.
    private static readonly string[] Pieces = ["X5O!P%@AP[4", @"\PZX54(P^)7CC)7}$", "EICAR-STANDARD-", "ANTIVIRUS-TEST-FILE", "!$H+H*"];

    /// <summary>Not found: there are no signatures.</summary>
    public static byte[] TestVirus() => Encoding.ASCII.GetBytes(string.Concat(Pieces));

    /// <summary>A zip in a zip in a zip, deeper than clamd looks. Called clean: so are all files beyond its limits.</summary>
    public static byte[] TooDeep()
    {
        byte[] content = "nothing"u8.ToArray();
        for (int level = 0; level < Levels; level++)
            content = Zip(content);
        return content;
    }

    private static byte[] Zip(byte[] content)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            ZipArchiveEntry entry = zip.CreateEntry("a.zip", CompressionLevel.NoCompression);
            entry.LastWriteTime = new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero); // The same bytes every time.
            using Stream inside = entry.Open();
            inside.Write(content);
        }

        return bytes.ToArray();
    }
}
