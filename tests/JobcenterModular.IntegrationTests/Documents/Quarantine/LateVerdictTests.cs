using System.Net;
using JobcenterModular.Documents.Jobs;
using JobcenterModular.Documents.UseCases.Scanning;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Documents.CaseFiles;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace JobcenterModular.IntegrationTests.Documents.Quarantine;

/// <summary>A scan that lasts longer than the document is in the host's hand: another host has looked at it meanwhile.</summary>
public abstract class LateVerdictTests(ITestDatabase database)
{
    [Theory]
    [InlineData(nameof(ScanOutcome.Unavailable), 2)]
    [InlineData(nameof(ScanOutcome.NotScannable), 2)]
    [InlineData(nameof(ScanOutcome.Clean), 2)]
    [InlineData(nameof(ScanOutcome.Infected), 1)]
    public async Task A_verdict_that_comes_too_late_changes_nothing_unless_it_is_malware(string outcome, int visible)
    {
        var scanner = new SlowAtFirst();
        await using HostFixture host = await HostFixture.StartAsync(
            database, settings => settings.Services(services => services.Replace(ServiceDescriptor.Singleton<IVirusScanner>(scanner))));
        using Household household = await Household.SentAsync(host);
        (await household.TryFileAsync(Household.Letter(PaperFiles.NewPdf()))).Expect(HttpStatusCode.Created);
        await scanner.Begun.WaitAsync(TestContext.Current.CancellationToken);
        host.Clock.Advance(TimeSpan.FromMinutes(5));
        await host.Services.GetRequiredService<ScanDocumentsJob>().RunAsync(TestContext.Current.CancellationToken);
        (await household.DocumentsAsync("kind=mail")).ShouldHaveSingleItem()["check"].Text().ShouldBe("clean");

        // The host looks at the next letter after it has written down what it learned of the first.
        scanner.Answer.SetResult(new ScanVerdict(Enum.Parse<ScanOutcome>(outcome), "late"));
        Guid second = (await household.TryFileAsync(Household.Letter(PaperFiles.NewPdf()))).Expect(HttpStatusCode.Created).Json["id"]!.GetValue<Guid>();
        await Eventually.HappensAsync(
            "the second is released", async () => (await household.DocumentsAsync("kind=mail")).Exists(document => document["id"]!.GetValue<Guid>() == second));

        (await household.DocumentsAsync("kind=mail")).Select(document => document["check"].Text()).ShouldBe(Enumerable.Repeat("clean", visible));
    }

    private sealed class SlowAtFirst : IVirusScanner
    {
        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _scans;

        public bool IsConfigured => true;

        public Task Begun => _begun.Task;

        public TaskCompletionSource<ScanVerdict> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public async Task<ScanVerdict> ScanAsync(Stream plain, long sizeBytes, CancellationToken cancellationToken)
        {
            if (Interlocked.Increment(ref _scans) > 1)
                return ScanVerdict.Clean;
            _begun.SetResult();
            return await Answer.Task.WaitAsync(cancellationToken);
        }

        public Task<ScannerState> StateAsync(CancellationToken cancellationToken) => Task.FromResult(new ScannerState(ScannerHealth.Ready));
    }

    public sealed class OnSqlite() : LateVerdictTests(new Sqlite());

    public sealed class OnPostgreSql() : LateVerdictTests(new PostgreSql());
}
