using JobcenterModular.Documents.UseCases.Scanning;

namespace JobcenterModular.IntegrationTests.Documents;

/// <summary>Something that is not clamd, or no longer in its senses: never clean, never for ever, never an exception.</summary>
public sealed class ScannerNonsenseTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    // No zeros but at its end, where our messages end too.
    private static readonly byte[] Paper = [.. Enumerable.Repeat((byte)'x', 300_000)];

    [Theory]
    [InlineData("")]
    [InlineData("stream: OK")] // Without its end it may be the half of "stream: OK.Virus FOUND".
    [InlineData("stream: O")]
    [InlineData("stream: Eicar FO")]
    [InlineData("\0")]
    [InlineData("OK\0")]
    [InlineData("stream: OK\0stream: Eicar FOUND\0")]
    [InlineData("stream: OK\n\0")]
    [InlineData("stream: \u00DC FOUND\0")]
    [InlineData("HTTP/1.1 400 Bad Request\r\n\r\n")]
    [InlineData("220 mail.example.org ESMTP\r\n")]
    [InlineData("stream: Can't allocate memory ERROR\0")]
    public async Task An_answer_that_is_none_is_unavailable(string answer)
    {
        await using var nonsense = new NonsenseScanner(answer);

        (await Scanning.ScannerAt(nonsense.Address).ScanAsync(Paper)).Outcome.ShouldBe(ScanOutcome.Unavailable);
    }

    [Theory]
    [InlineData("")]
    [InlineData("stream: OK")]
    public async Task Silence_is_unavailable(string answer)
    {
        await using var silent = new NonsenseScanner(answer, hangsUp: false);

        ScanVerdict verdict = await Scanning.ScannerAt(silent.Address, Patience).ScanAsync(Paper);

        verdict.ShouldBe(ScanVerdict.Unavailable("The scanner did not answer in time."));
    }

    [Fact]
    public async Task An_answer_without_end_is_unavailable()
    {
        await using var endless = new NonsenseScanner(new string('x', 1_000_000), hangsUp: false);

        (await Scanning.ScannerAt(endless.Address).ScanAsync(Paper)).Outcome.ShouldBe(ScanOutcome.Unavailable);
    }

    [Fact]
    public async Task A_clean_answer_before_the_paper_was_sent_is_unavailable()
    {
        await using var hasty = new NonsenseScanner("stream: OK\0", listensFirst: false);
        const int size = 10_000_000;
        var slow = new FedStream(size, size / 2, () => hasty.Answered);

        ScanVerdict verdict = await Scanning.ScannerAt(hasty.Address).ScanAsync(slow, size, TestContext.Current.CancellationToken);

        verdict.Outcome.ShouldBe(ScanOutcome.Unavailable);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ClamAV 1.4.6")]
    [InlineData("HTTP/1.1 400 Bad Request\r\n\r\n")]
    public async Task What_names_no_version_is_unavailable(string answer)
    {
        await using var nonsense = new NonsenseScanner(answer);

        ScannerState state = await Scanning.ScannerAt(nonsense.Address).StateAsync(TestContext.Current.CancellationToken);

        state.Health.ShouldBe(ScannerHealth.Unavailable);
    }

    [Fact]
    public async Task What_answers_always_clean_is_blind()
    {
        await using var blind = new NonsenseScanner("stream: OK\0");

        ScannerState state = await Scanning.ScannerAt(blind.Address).StateAsync(TestContext.Current.CancellationToken);

        state.Health.ShouldBe(ScannerHealth.Blind);
    }
}
