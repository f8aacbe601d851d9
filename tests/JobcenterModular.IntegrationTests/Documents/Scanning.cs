using System.IO.Compression;
using JobcenterModular.Documents.Persistence.Scanning;
using JobcenterModular.Documents.UseCases.Scanning;
using Microsoft.Extensions.Options;

namespace JobcenterModular.IntegrationTests.Documents;

/// <summary>The real client as tests use it, and papers for it.</summary>
internal static class Scanning
{
    public static IVirusScanner ScannerAt(string? address, TimeSpan? timeout = null, long? maxBytes = null)
    {
        var options = new ScannerOptions { Address = address };
        return new ClamdScanner(
            Options.Create(options with { Timeout = timeout ?? options.Timeout, MaxBytes = maxBytes ?? options.MaxBytes }), TimeProvider.System);
    }

    public static Task<ScanVerdict> ScanAsync(this IVirusScanner scanner, byte[] paper) =>
        scanner.ScanAsync(new MemoryStream(paper), paper.Length, TestContext.Current.CancellationToken);

    /// <summary>A paper of this size that holds the test virus at its very end.</summary>
    public static byte[] InfectedAtTheEnd(int size)
    {
        byte[] paper = new byte[size];
        ScannerProbes.TestVirus().CopyTo(paper, size - ScannerProbes.TestVirus().Length);
        return paper;
    }

    /// <summary>A zip whose entry says that it is encrypted: bit 0 of the flags, in both headers of the entry.</summary>
    public static byte[] EncryptedZip()
    {
        byte[] zip = Zip("geheim"u8);
        zip[6] |= 1;
        zip[zip.AsSpan().IndexOf("PK\x01\x02"u8) + 8] |= 1;
        return zip;
    }

    public static byte[] Zip(ReadOnlySpan<byte> content)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        using (Stream entry = zip.CreateEntry("a.txt").Open())
            entry.Write(content);
        return bytes.ToArray();
    }
}
