using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Jobs;
using JobcenterModular.Documents.Persistence;
using JobcenterModular.Documents.UseCases.Scanning;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace JobcenterModular.IntegrationTests.Documents.CaseFiles;

/// <summary>A scanner that is away until a test says what it finds.</summary>
internal sealed class HeldScanner : IVirusScanner
{
    private volatile ScanVerdict _verdict = ScanVerdict.Unavailable("held");

    public bool IsConfigured => true;

    public Task<ScanVerdict> ScanAsync(Stream plain, long sizeBytes, CancellationToken cancellationToken) => Task.FromResult(_verdict);

    public Task<ScannerState> StateAsync(CancellationToken cancellationToken) => Task.FromResult(new ScannerState(ScannerHealth.Ready));

    /// <summary>A host with this scanner.</summary>
    public Task<HostFixture> HostAsync(ITestDatabase database) => HostFixture.StartAsync(
        database, settings => settings.Services(services => services.Replace(ServiceDescriptor.Singleton<IVirusScanner>(this))));

    /// <summary>Everything that waits gets this verdict.</summary>
    public async Task FindAsync(HostFixture host, ScanVerdict verdict)
    {
        _verdict = verdict;
        // The background job may have one in hand with the verdict of before: then it waits once more, and is taken up again.
        await Eventually.HappensAsync("everything is scanned", async () =>
        {
            host.Clock.Advance(TimeSpan.FromMinutes(5));
            await host.Services.GetRequiredService<ScanDocumentsJob>().RunAsync(TestContext.Current.CancellationToken);
            await using AsyncServiceScope scope = host.Scope();
            return !await scope.ServiceProvider.GetRequiredService<DocumentsDbContext>().Documents.AnyAsync(
                row => row.Check == CheckState.Received || row.Check == CheckState.Scanning, TestContext.Current.CancellationToken);
        });
        _verdict = ScanVerdict.Unavailable("held");
    }
}
