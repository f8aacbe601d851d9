using System.Security.Cryptography;
using System.Text;
using JobcenterModular.Documents.Persistence.Scanning;
using JobcenterModular.Documents.UseCases.Scanning;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Documents;

/// <summary>What a real clamd says, over each kind of socket.</summary>
public abstract class ScannerTests : IAsyncLifetime
{
    private const int Megabyte = 1024 * 1024;

    private ClamdServer _clamd = null!;

    private IVirusScanner Scanner => Scanning.ScannerAt(AddressOf(_clamd));

    public async ValueTask InitializeAsync()
    {
        _clamd = await ClamdServer.SharedAsync();
        Requirement.Check(_clamd.Missing);
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask; // The scanner is the run's.
    }

    [Fact]
    public async Task The_test_virus_is_found_and_named()
    {
        ScanVerdict verdict = await Scanner.ScanAsync(ScannerProbes.TestVirus());

        verdict.Outcome.ShouldBe(ScanOutcome.Infected);
        verdict.Detail!.ShouldStartWith("Eicar-Test-Signature");
    }

    [Fact]
    public async Task The_test_virus_is_found_in_an_archive() =>
        (await Scanner.ScanAsync(Scanning.Zip(ScannerProbes.TestVirus()))).Outcome.ShouldBe(ScanOutcome.Infected);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData((64 * 1024) - 4)] // One chunk, to the byte.
    [InlineData((64 * 1024) - 3)]
    [InlineData(3 * Megabyte)]
    public async Task A_harmless_paper_is_clean(int size) => (await Scanner.ScanAsync(RandomNumberGenerator.GetBytes(size))).ShouldBe(ScanVerdict.Clean);

    [Theory]
    [InlineData((64 * 1024) + 30)] // The virus lies across two chunks.
    [InlineData(25 * Megabyte)] // Exactly StreamMaxLength, MaxFileSize and our own limit.
    public async Task Every_byte_of_a_paper_is_looked_at(int size) =>
        (await Scanner.ScanAsync(Scanning.InfectedAtTheEnd(size))).Outcome.ShouldBe(ScanOutcome.Infected);

    [Fact]
    public async Task An_encrypted_archive_is_not_scannable()
    {
        ScanVerdict verdict = await Scanner.ScanAsync(Scanning.EncryptedZip());

        verdict.ShouldBe(ScanVerdict.NotScannable("Heuristics.Encrypted.Zip"));
    }

    [Fact]
    public async Task An_encrypted_PDF_is_not_scannable()
    {
        ScanVerdict verdict = await Scanner.ScanAsync(Encoding.ASCII.GetBytes($"""
            %PDF-1.4
            1 0 obj
            << /Type /Catalog /Pages 2 0 R >>
            endobj
            2 0 obj
            << /Type /Pages /Kids [] /Count 0 >>
            endobj
            3 0 obj
            << /Filter /Standard /V 1 /R 2 /P -4 /O <{new string('4', 64)}> /U <{new string('5', 64)}> >>
            endobj
            trailer
            << /Root 1 0 R /Encrypt 3 0 R /ID [<{new string('1', 32)}> <{new string('1', 32)}>] /Size 4 >>
            startxref
            0
            %%EOF
            """));

        verdict.ShouldBe(ScanVerdict.NotScannable("Heuristics.Encrypted.PDF"));
    }

    [Fact]
    public async Task A_paper_above_our_limit_is_not_even_read()
    {
        var unread = new FedStream(25 * Megabyte, 0, () => throw new InvalidOperationException("read"));

        ScanVerdict verdict = await Scanner.ScanAsync(unread, (25 * Megabyte) + 1, TestContext.Current.CancellationToken);

        verdict.Outcome.ShouldBe(ScanOutcome.NotScannable);
    }

    [Theory]
    [InlineData((25 * Megabyte) + 1)] // The answer comes after the last byte,
    [InlineData(60 * Megabyte)] // and here while we still send: the pipe breaks.
    public async Task A_paper_above_the_scanners_limit_of_a_stream_is_not_scannable(int size)
    {
        ScanVerdict verdict = await Scanning.ScannerAt(AddressOf(_clamd), maxBytes: 100 * Megabyte)
            .ScanAsync(new FedStream(size), size, TestContext.Current.CancellationToken);

        verdict.ShouldBe(ScanVerdict.NotScannable("INSTREAM size limit exceeded."));
    }

    [Theory]
    [InlineData(100_000)]
    [InlineData(300_000)]
    public async Task A_paper_of_another_length_than_announced_is_no_matter_of_the_scanner(int announced) =>
        await Should.ThrowAsync<InvalidDataException>(Scanner.ScanAsync(new FedStream(200_000), announced, TestContext.Current.CancellationToken));

    [Fact]
    public async Task Twenty_papers_at_once_get_each_its_own_verdict()
    {
        bool[] infected = [.. Enumerable.Range(0, 20).Select(number => number % 3 == 0)];

        ScanVerdict[] verdicts = await Task.WhenAll(infected.Select(
            ill => Scanner.ScanAsync(ill ? Scanning.InfectedAtTheEnd(Megabyte) : RandomNumberGenerator.GetBytes(Megabyte))));

        verdicts.Select(verdict => verdict.Outcome).ShouldBe(infected.Select(ill => ill ? ScanOutcome.Infected : ScanOutcome.Clean));
    }

    [Fact]
    public async Task A_scanner_in_good_order_is_ready_and_names_its_version()
    {
        ScannerState state = await Scanner.StateAsync(TestContext.Current.CancellationToken);

        state.Health.ShouldBe(ScannerHealth.Ready);
        state.Version!.ShouldStartWith("ClamAV ");
    }

    [Fact]
    public async Task Our_own_program_and_source_hold_nothing_that_scanners_report()
    {
        byte[] program = await File.ReadAllBytesAsync(typeof(ScannerProbes).Assembly.Location, TestContext.Current.CancellationToken);
        byte[] source = await File.ReadAllBytesAsync(
            Directory.GetFiles(Repository.PathTo("src", "Documents"), "ScannerProbes.cs", SearchOption.AllDirectories).Single(), TestContext.Current.CancellationToken);

        (await Scanner.ScanAsync(program)).ShouldBe(ScanVerdict.Clean);
        (await Scanner.ScanAsync(source)).ShouldBe(ScanVerdict.Clean);
    }

    protected abstract string AddressOf(ClamdServer clamd);

    public sealed class OverTcp : ScannerTests
    {
        protected override string AddressOf(ClamdServer clamd) => clamd.TcpAddress;
    }

    public sealed class OverAUnixSocket : ScannerTests
    {
        protected override string AddressOf(ClamdServer clamd) => clamd.UnixAddress;
    }
}
