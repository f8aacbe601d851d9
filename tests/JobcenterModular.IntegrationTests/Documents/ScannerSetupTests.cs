using JobcenterModular.Documents.UseCases.Scanning;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Documents;

/// <summary>Scanners that are set up otherwise: what they look into, and what they hide.</summary>
public sealed class ScannerSetupTests
{
    private const int Megabyte = 1024 * 1024;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_paper_above_the_largest_file_of_the_scanner_is_not_scannable()
    {
        await using ClamdServer clamd = await ClamdAsync(new ClamdSettings { MaxFileSize = "1M" });
        IVirusScanner scanner = Scanning.ScannerAt(clamd.UnixAddress);

        (await scanner.ScanAsync(Scanning.InfectedAtTheEnd(Megabyte))).Outcome.ShouldBe(ScanOutcome.Infected);
        (await scanner.ScanAsync(new byte[Megabyte + 1])).ShouldBe(ScanVerdict.NotScannable("Heuristics.Limits.Exceeded.MaxFileSize"));
    }

    [Fact]
    public async Task An_archive_that_unpacks_to_more_than_the_scanner_scans_is_not_scannable()
    {
        await using ClamdServer clamd = await ClamdAsync(new ClamdSettings { MaxScanSize = "2M" });

        ScanVerdict verdict = await Scanning.ScannerAt(clamd.TcpAddress).ScanAsync(Scanning.Zip(new byte[20 * Megabyte]));

        verdict.ShouldBe(ScanVerdict.NotScannable("Heuristics.Limits.Exceeded.MaxScanSize"));
    }

    [Fact]
    public async Task A_scanner_that_hides_its_limits_is_not_ready()
    {
        await using ClamdServer clamd = await ClamdAsync(new ClamdSettings { MaxFileSize = "1M", AlertExceedsMax = false });
        IVirusScanner scanner = Scanning.ScannerAt(clamd.UnixAddress);

        // This is the trap: infected, not looked into, "OK".
        (await scanner.ScanAsync(Scanning.InfectedAtTheEnd(2 * Megabyte))).ShouldBe(ScanVerdict.Clean);
        (await scanner.StateAsync(Cancelled)).Health.ShouldBe(ScannerHealth.SilentAboutLimits);
    }

    [Fact]
    public async Task A_scanner_without_signatures_is_blind()
    {
        await using ClamdServer clamd = await ClamdAsync(new ClamdSettings { KnowsTheTestVirus = false });

        ScannerState state = await Scanning.ScannerAt(clamd.TcpAddress).StateAsync(Cancelled);

        state.Health.ShouldBe(ScannerHealth.Blind);
        state.Version!.ShouldStartWith("ClamAV ");
    }

    [Fact]
    public async Task Without_a_scanner_nothing_is_clean()
    {
        IVirusScanner none = Scanning.ScannerAt(null);

        none.IsConfigured.ShouldBeFalse();
        (await none.ScanAsync("paper"u8.ToArray())).Outcome.ShouldBe(ScanOutcome.Unavailable);
        (await none.StateAsync(Cancelled)).ShouldBe(new ScannerState(ScannerHealth.NotConfigured));
    }

    private static async Task<ClamdServer> ClamdAsync(ClamdSettings settings)
    {
        ClamdServer clamd = await ClamdServer.StartAsync(settings);
        Requirement.Check(clamd.Missing);
        return clamd;
    }
}
