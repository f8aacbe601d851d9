using JobcenterModular.BuildingBlocks.Jobs;
using JobcenterModular.Documents.UseCases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JobcenterModular.Documents.Jobs;

/// <summary>
/// Erases what a crash left behind: uploads that never ended and files whose row was never committed or is gone. A day
/// old at least, so that no upload that is under way can be hit. Several hosts may sweep at once.
/// </summary>
internal sealed partial class SweepPapersJob(
    IServiceScopeFactory scopes, IPaperStore store, TimeProvider clock, ILogger<SweepPapersJob> logger) : IRecurringJob
{
    private const int BatchSize = 500;
    private static readonly TimeSpan Age = TimeSpan.FromDays(1);

    public string Name => "sweep-papers";

    public TimeSpan Every => TimeSpan.FromHours(12);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset before = clock.GetUtcNow() - Age;
        int abandoned = await store.EraseAbandonedAsync(before, cancellationToken);
        int orphans = 0;
        await foreach (PaperPlace[] batch in store.ListAsync(before).Chunk(BatchSize).WithCancellation(cancellationToken))
            orphans += await EraseOrphansAsync(batch, cancellationToken);
        if (abandoned + orphans > 0)
            Swept(logger, abandoned, orphans);
    }

    [LoggerMessage(2021, LogLevel.Information, "Swept {Abandoned} unfinished uploads and {Orphans} files without a row")]
    private static partial void Swept(ILogger logger, int abandoned, int orphans);

    private async Task<int> EraseOrphansAsync(PaperPlace[] batch, CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        IDocumentsDb db = scope.ServiceProvider.GetRequiredService<IDocumentsDb>();
        List<Guid> ids = [.. batch.Select(place => place.DocumentId)];
        HashSet<Guid> known = [.. await db.Papers.Where(paper => ids.Contains(paper.Id)).Select(paper => paper.Id).ToListAsync(cancellationToken)];
        int erased = 0;
        foreach (PaperPlace place in batch.Where(place => !known.Contains(place.DocumentId)))
        {
            await store.EraseAsync(place, cancellationToken);
            erased++;
        }

        return erased;
    }
}
