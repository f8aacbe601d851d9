using System.Globalization;
using JobcenterModular.Documents.UseCases.Scanning;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Documents;

/// <summary>Papers stream to the scanner; alone in its collection, because it counts what the whole process allocates.</summary>
[CollectionDefinition(nameof(ScannerMemoryTests), DisableParallelization = true)]
[Collection(nameof(ScannerMemoryTests))]
public sealed class ScannerMemoryTests
{
    private const int Size = 200 * 1024 * 1024;

    // A buffer, and small change for each of 3,200 chunks.
    private const long MostAllocatedBytes = 10 * 1024 * 1024;

    [Fact]
    public async Task A_paper_of_200_MB_is_scanned_in_constant_memory()
    {
        await using ClamdServer clamd = await ClamdServer.StartAsync(
            new ClamdSettings { StreamMaxLength = "250M", MaxFileSize = "250M", MaxScanSize = "500M" });
        Requirement.Check(clamd.Missing);
        IVirusScanner scanner = Scanning.ScannerAt(clamd.UnixAddress, maxBytes: Size);
        await scanner.ScanAsync("warm up"u8.ToArray());
        long before = GC.GetTotalAllocatedBytes(precise: true);

        ScanVerdict verdict = await scanner.ScanAsync(new FedStream(Size), Size, TestContext.Current.CancellationToken);

        long allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{allocated} bytes allocated for {Size} bytes"));
        verdict.ShouldBe(ScanVerdict.Clean);
        allocated.ShouldBeLessThan(MostAllocatedBytes);
    }
}
