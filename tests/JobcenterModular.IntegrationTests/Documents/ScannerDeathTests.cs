using JobcenterModular.Documents.UseCases.Scanning;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Documents;

/// <summary>A real clamd that dies or freezes: the paper waits, and is never clean.</summary>
public abstract class ScannerDeathTests : IAsyncLifetime
{
    private const int Size = 20 * 1024 * 1024;

    private static readonly byte[] Paper = "paper"u8.ToArray();

    private ClamdServer _clamd = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private IVirusScanner Scanner => Scanning.ScannerAt(AddressOf(_clamd));

    public async ValueTask InitializeAsync()
    {
        _clamd = await ClamdServer.StartAsync();
        Requirement.Check(_clamd.Missing);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _clamd.DisposeAsync();
    }

    [Fact]
    public async Task Killed_while_it_receives_it_is_unavailable_and_started_again_it_scans()
    {
        ScanVerdict verdict = await Scanner.ScanAsync(new FedStream(Size, Size / 2, _clamd.KillAsync), Size, Cancelled);
        await _clamd.RestartAsync();
        ScanVerdict again = await Scanner.ScanAsync(new FedStream(Size), Size, Cancelled);

        verdict.Outcome.ShouldBe(ScanOutcome.Unavailable);
        again.ShouldBe(ScanVerdict.Clean);
    }

    [Fact]
    public async Task Killed_while_its_answer_is_awaited_it_is_unavailable()
    {
        // Frozen it takes the paper, a small one, into the kernel's buffers, and owes the answer when it is killed.
        await _clamd.FreezeAsync();
        Task<ScanVerdict> scan = Scanner.ScanAsync(Paper);
        scan.IsCompleted.ShouldBeFalse();
        await _clamd.KillAsync();

        (await scan).Outcome.ShouldBe(ScanOutcome.Unavailable);
    }

    [Fact]
    public async Task Frozen_it_is_unavailable_after_the_time_that_it_has()
    {
        await _clamd.FreezeAsync();
        IVirusScanner impatient = Scanning.ScannerAt(AddressOf(_clamd), TimeSpan.FromSeconds(1));

        ScanVerdict small = await impatient.ScanAsync(Paper);
        ScanVerdict large = await impatient.ScanAsync(new FedStream(Size), Size, Cancelled);

        small.ShouldBe(ScanVerdict.Unavailable("The scanner did not answer in time."));
        large.ShouldBe(small); // The buffers are full, and sending waits as well.
    }

    [Fact]
    public async Task Down_it_is_unavailable_and_says_so()
    {
        await _clamd.KillAsync();

        (await Scanner.ScanAsync(Paper)).ShouldBe(ScanVerdict.Unavailable("The scanner cannot be reached."));
        (await Scanner.StateAsync(Cancelled)).ShouldBe(new ScannerState(ScannerHealth.Unavailable, Detail: "The scanner cannot be reached."));
    }

    [Fact]
    public async Task Whoever_gives_up_waiting_gets_no_verdict()
    {
        await _clamd.FreezeAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        Task<ScanVerdict> scan = Scanner.ScanAsync(new FedStream(Size, 0, stop.CancelAsync), Size, stop.Token);

        await Should.ThrowAsync<OperationCanceledException>(scan);
    }

    [Fact]
    public async Task A_paper_that_cannot_be_read_is_no_matter_of_the_scanner()
    {
        var broken = new FedStream(Size, Size / 2, () => throw new IOException("The disk is gone."));

        await Should.ThrowAsync<IOException>(Scanner.ScanAsync(broken, Size, Cancelled));
    }

    protected abstract string AddressOf(ClamdServer clamd);

    public sealed class OverTcp : ScannerDeathTests
    {
        protected override string AddressOf(ClamdServer clamd) => clamd.TcpAddress;
    }

    public sealed class OverAUnixSocket : ScannerDeathTests
    {
        protected override string AddressOf(ClamdServer clamd) => clamd.UnixAddress;
    }
}
