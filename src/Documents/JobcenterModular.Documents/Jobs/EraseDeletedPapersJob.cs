using JobcenterModular.BuildingBlocks.Jobs;
using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Domain.Log;
using JobcenterModular.Documents.UseCases;
using JobcenterModular.Documents.UseCases.Cases;
using JobcenterModular.Documents.UseCases.Log;
using JobcenterModular.Documents.UseCases.Storage;
using JobcenterModular.Documents.UseCases.Uploads;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JobcenterModular.Documents.Jobs;

/// <summary>
/// Erases the papers of deleted drafts. Where the draft was all that its case file held, the key is destroyed first and
/// then everything that lies under it; else the rows go and then each content that no other document has. Killed in
/// between it begins again; every step may be done twice. The folder's row stays as a tombstone without owner.
/// </summary>
internal sealed partial class EraseDeletedPapersJob(
    IServiceScopeFactory scopes, IBlobStore blobs, TimeProvider clock, ILogger<EraseDeletedPapersJob> logger) : IRecurringJob
{
    private const int BatchSize = 100;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    public string Name => "erase-deleted-papers";

    public TimeSpan Every => TimeSpan.FromMinutes(10);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        while (await EraseBatchAsync(scope.ServiceProvider, cancellationToken) == BatchSize)
        {
            // A full batch: there may be more.
        }
    }

    [LoggerMessage(2011, LogLevel.Information, "Papers of deleted draft {ApplicationId} erased")]
    private static partial void Erased(ILogger logger, Guid applicationId);

    [LoggerMessage(2012, LogLevel.Error, "Papers of deleted draft {ApplicationId} could not be erased; trying again later")]
    private static partial void Failed(ILogger logger, Guid applicationId, Exception exception);

    private async Task<int> EraseBatchAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        IDocumentsDb db = services.GetRequiredService<IDocumentsDb>();
        DateTimeOffset now = clock.GetUtcNow();
        var due = await db.Folders.AsNoTracking()
            .Where(folder => folder.EraseDueAt <= now)
            .OrderBy(folder => folder.EraseDueAt)
            .Take(BatchSize)
            .Select(folder => new { folder.Id, folder.CaseId, folder.EraseDueAt })
            .ToListAsync(cancellationToken);
        foreach (var folder in due)
        {
            if (!await ClaimAsync(db, folder.Id, folder.EraseDueAt!.Value, cancellationToken))
                continue;
            try
            {
                if (folder.CaseId is { } caseId)
                    await EraseAsync(services, folder.Id, caseId, cancellationToken);
                await DoneAsync(db, folder.Id, cancellationToken);
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

    private async Task EraseAsync(IServiceProvider services, Guid applicationId, Guid caseId, CancellationToken cancellationToken)
    {
        IDocumentsDb db = services.GetRequiredService<IDocumentsDb>();
        db.Forget();
        List<CaseDocument> papers = await db.Documents.AsNoTracking().Where(row => row.ApplicationId == applicationId).ToListAsync(cancellationToken);
        bool alone = await DestroyIfAloneAsync(db, applicationId, caseId, cancellationToken);
        await db.Documents.Where(row => row.ApplicationId == applicationId).ExecuteDeleteAsync(cancellationToken);
        await db.EvidenceItems.Where(row => row.ApplicationId == applicationId).ExecuteDeleteAsync(cancellationToken);
        await services.GetRequiredService<UploadEraser>().EraseOfApplicationAsync(applicationId, cancellationToken);
        IPlainPapers plain = services.GetRequiredService<IPlainPapers>();
        foreach (CaseDocument paper in papers.Where(paper => paper.StoredPlain))
            await plain.EraseAsync(applicationId, paper.Id, cancellationToken);
        if (alone)
        {
            await blobs.EraseGroupAsync(BlobArea.Cases, caseId, cancellationToken);
        }
        else
        {
            OrphanEraser orphans = services.GetRequiredService<OrphanEraser>();
            foreach (string sha256 in papers.Where(paper => !paper.StoredPlain).Select(paper => paper.Sha256).Distinct(StringComparer.Ordinal))
                await orphans.EraseFromCaseAsync(caseId, sha256, cancellationToken);
        }

        Erased(logger, applicationId);
    }

    // Nothing of the case ever reached the office and no other draft lies in it: its key goes.
    private async Task<bool> DestroyIfAloneAsync(IDocumentsDb db, Guid applicationId, Guid caseId, CancellationToken cancellationToken)
    {
        CaseFile caseFile = await db.CaseFiles.SingleAsync(row => row.Id == caseId, cancellationToken);
        if (caseFile.State == CaseFileState.Destroyed)
            return true;
        if (caseFile.State != CaseFileState.Prospective
            || await db.Folders.AnyAsync(row => row.CaseId == caseId && row.Id != applicationId && row.State != FolderState.Deleted, cancellationToken))
        {
            return false;
        }

        caseFile.Destroy(clock.GetUtcNow(), []);
        db.Note(new CaseNote(caseId, Actor.System("retention"), CaseAction.Destroyed) { ApplicationId = applicationId, Detail = "draft" });
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    private static Task<int> DoneAsync(IDocumentsDb db, Guid applicationId, CancellationToken cancellationToken) =>
        db.Folders.Where(folder => folder.Id == applicationId).ExecuteUpdateAsync(
            set => set.SetProperty(folder => folder.EraseDueAt, (DateTimeOffset?)null).SetProperty(folder => folder.PaperCount, 0),
            cancellationToken);
}
