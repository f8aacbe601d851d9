using JobcenterModular.BuildingBlocks.Jobs;
using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.UseCases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JobcenterModular.Documents.Jobs;

/// <summary>
/// Erases the papers of deleted drafts: the files, then the rows. Killed in between it begins again; every step may be
/// done twice. The folder's row stays as a tombstone without owner.
/// </summary>
internal sealed partial class EraseDeletedPapersJob(
    IServiceScopeFactory scopes, IPaperStore store, TimeProvider clock, ILogger<EraseDeletedPapersJob> logger) : IRecurringJob
{
    private const int BatchSize = 100;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    public string Name => "erase-deleted-papers";

    public TimeSpan Every => TimeSpan.FromMinutes(10);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        IDocumentsDb db = scope.ServiceProvider.GetRequiredService<IDocumentsDb>();
        while (await EraseBatchAsync(db, cancellationToken) == BatchSize)
        {
            // A full batch: there may be more.
        }
    }

    [LoggerMessage(2011, LogLevel.Information, "Papers of deleted draft {ApplicationId} erased")]
    private static partial void Erased(ILogger logger, Guid applicationId);

    [LoggerMessage(2012, LogLevel.Error, "Papers of deleted draft {ApplicationId} could not be erased; trying again later")]
    private static partial void Failed(ILogger logger, Guid applicationId, Exception exception);

    private async Task<int> EraseBatchAsync(IDocumentsDb db, CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        var due = await db.Folders.AsNoTracking()
            .Where(folder => folder.EraseDueAt <= now)
            .OrderBy(folder => folder.EraseDueAt)
            .Take(BatchSize)
            .Select(folder => new { folder.Id, folder.EraseDueAt })
            .ToListAsync(cancellationToken);
        foreach (var folder in due)
        {
            if (!await ClaimAsync(db, folder.Id, folder.EraseDueAt!.Value, cancellationToken))
                continue;
            try
            {
                await EraseAsync(db, folder.Id, cancellationToken);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                Failed(logger, folder.Id, exception);
            }
        }

        return due.Count;
    }

    // The due time is the lease: whoever moves it forward works on the folder, and after a crash it is due again.
    private async Task<bool> ClaimAsync(IDocumentsDb db, Guid applicationId, DateTimeOffset seen, CancellationToken cancellationToken)
    {
        DateTimeOffset? leaseEnd = clock.GetUtcNow() + Lease;
        return await db.Folders
            .Where(folder => folder.Id == applicationId && folder.EraseDueAt == seen && folder.State == FolderState.Deleted)
            .ExecuteUpdateAsync(set => set.SetProperty(folder => folder.EraseDueAt, leaseEnd), cancellationToken) == 1;
    }

    private async Task EraseAsync(IDocumentsDb db, Guid applicationId, CancellationToken cancellationToken)
    {
        await store.EraseAllAsync(applicationId, cancellationToken);
        await db.Papers.Where(paper => paper.ApplicationId == applicationId).ExecuteDeleteAsync(cancellationToken);
        await db.Folders.Where(folder => folder.Id == applicationId).ExecuteUpdateAsync(
            set => set.SetProperty(folder => folder.EraseDueAt, (DateTimeOffset?)null).SetProperty(folder => folder.PaperCount, 0),
            cancellationToken);
        Erased(logger, applicationId);
    }
}
