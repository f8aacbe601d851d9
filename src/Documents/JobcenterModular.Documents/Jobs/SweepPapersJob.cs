using JobcenterModular.BuildingBlocks.Jobs;
using JobcenterModular.Documents.UseCases.Cases;
using JobcenterModular.Documents.UseCases.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JobcenterModular.Documents.Jobs;

/// <summary>
/// Erases what a crash left behind: uploads that never ended and contents whose row was never committed or is gone. A day
/// old at least, so that no upload that is under way can be hit.
/// </summary>
internal sealed partial class SweepPapersJob(
    IServiceScopeFactory scopes, IBlobStore blobs, TimeProvider clock, ILogger<SweepPapersJob> logger) : IScheduledJob
{
    private const int BatchSize = 500;
    private static readonly TimeSpan Age = TimeSpan.FromDays(1);

    public string Name => "sweep-papers";

    public string Description => "Löscht liegen gebliebene Reste abgebrochener Uploads.";

    public string Cron => "0 40 3,15 * * ?";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset before = clock.GetUtcNow() - Age;
        int abandoned = await blobs.EraseAbandonedAsync(before, cancellationToken);
        int orphans = 0;
        IAsyncEnumerable<StoredBlob> old = blobs.ListAsync(BlobArea.Cases, cancellationToken).Where(blob => blob.WrittenAt < before);
        await foreach (StoredBlob[] batch in old.Chunk(BatchSize).WithCancellation(cancellationToken))
            orphans += await EraseOrphansAsync(batch, cancellationToken);
        if (abandoned + orphans > 0)
            Swept(logger, abandoned, orphans);
    }

    [LoggerMessage(2021, LogLevel.Information, "Swept {Abandoned} unfinished uploads and {Orphans} files without a row")]
    private static partial void Swept(ILogger logger, int abandoned, int orphans);

    private async Task<int> EraseOrphansAsync(StoredBlob[] batch, CancellationToken cancellationToken)
    {
        int erased = 0;
        foreach (IGrouping<Guid, StoredBlob> ofCase in batch.GroupBy(blob => blob.Place.Group))
        {
            await using AsyncServiceScope scope = scopes.CreateAsyncScope();
            CaseContents contents = scope.ServiceProvider.GetRequiredService<CaseContents>();
            HashSet<string> known = await contents.NamesAsync(ofCase.Key, cancellationToken);
            foreach (StoredBlob blob in ofCase.Where(blob => !known.Contains(blob.Place.Name)))
            {
                if (await contents.EraseIfUnknownAsync(blob.Place, cancellationToken))
                    erased++;
            }
        }

        return erased;
    }
}
