using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Domain.Log;
using JobcenterModular.Documents.Domain.Retention;
using JobcenterModular.Documents.UseCases.Log;
using JobcenterModular.Documents.UseCases.Storage;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Documents.UseCases.Retention;

/// <summary>
/// Deletes case files whose deletion a person confirmed. First the key: in one save with the report, the line in the log
/// and the event, and from that instant nothing can be read any more (crypto-erasure). Then the files and the rows. Killed
/// in between it goes on where it was; a legal hold that came meanwhile stops it as long as the key is there.
/// </summary>
internal sealed class DestroyCaseFiles(IDocumentsDb db, IBlobStore blobs, TimeProvider clock)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        int destroyed = 0;
        while (await ClaimAsync(cancellationToken) is { } proposal)
        {
            if (!await DestroyKeyAsync(proposal, cancellationToken))
                continue;
            await EraseAsync(proposal.CaseId, cancellationToken);
            await FinishAsync(proposal, cancellationToken);
            destroyed++;
        }

        return destroyed;
    }

    private async Task<DeletionProposal?> ClaimAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            db.Forget();
            DateTimeOffset now = clock.GetUtcNow();
            DeletionProposal? due = await db.DeletionProposals.AsNoTracking()
                .Where(row => row.NextAttemptAt <= now)
                .OrderBy(row => row.NextAttemptAt)
                .FirstOrDefaultAsync(cancellationToken);
            if (due is null)
                return null;
            DateTimeOffset? leaseEnd = now + Lease;
            int claimed = await db.DeletionProposals
                .Where(row => row.Id == due.Id && row.NextAttemptAt == due.NextAttemptAt)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.NextAttemptAt, leaseEnd), cancellationToken);
            if (claimed == 1)
                return due;
        }
    }

    private Task<bool> DestroyKeyAsync(DeletionProposal proposal, CancellationToken cancellationToken) => OptimisticRetry.RunAsync(
        async () =>
        {
            CaseFile caseFile = await db.CaseFiles.SingleAsync(row => row.Id == proposal.CaseId, cancellationToken);
            if (caseFile.State == CaseFileState.Destroyed)
                return true;
            bool held = await db.LegalHolds.AnyAsync(hold => hold.CaseId == caseFile.Id && hold.LiftedAt == null, cancellationToken);
            if (held || caseFile.State != CaseFileState.Closed)
                return false;
            DateTimeOffset now = clock.GetUtcNow();
            List<CaseDocument> documents = await db.Documents.AsNoTracking().Where(row => row.CaseId == caseFile.Id).ToListAsync(cancellationToken);
            List<Guid> applications = await db.Folders.Where(row => row.CaseId == caseFile.Id).Select(row => row.Id).ToListAsync(cancellationToken);
            DeletionContents contents = DeletionContents.Of(documents);
            caseFile.Destroy(now, applications);
            db.DeletionReports.Add(new DeletionReport
            {
                Id = proposal.Id,
                CaseId = caseFile.Id,
                Reference = caseFile.Reference,
                Rule = proposal.Rule,
                Source = proposal.Source,
                DecidedBy = proposal.DecidedBy!,
                Documents = contents.Documents,
                Bytes = contents.Bytes,
                ContentsSha256 = contents.Sha256,
                DestroyedAt = now,
            });
            db.Note(new CaseNote(caseFile.Id, Actor.System("retention"), CaseAction.Destroyed) { Detail = proposal.Rule });
            await db.SaveChangesAsync(cancellationToken);
            return true;
        },
        db.Forget,
        cancellationToken);

    private async Task EraseAsync(Guid caseId, CancellationToken cancellationToken)
    {
        await blobs.EraseGroupAsync(BlobArea.Cases, caseId, cancellationToken);
        await db.Documents.Where(row => row.CaseId == caseId).ExecuteDeleteAsync(cancellationToken);
        await db.EvidenceItems.Where(row => row.CaseId == caseId).ExecuteDeleteAsync(cancellationToken);
        await db.DecisionLetters.Where(letter => db.Folders.Any(folder => folder.Id == letter.Id && folder.CaseId == caseId)).ExecuteDeleteAsync(cancellationToken);
        await db.PaperRequests.Where(request => db.Folders.Any(folder => folder.Id == request.ApplicationId && folder.CaseId == caseId)).ExecuteDeleteAsync(cancellationToken);
        await db.ClosedAnswers.Where(row => db.CasePersons.Any(person => person.CaseId == caseId && person.ApplicationId == row.ApplicationId))
            .ExecuteDeleteAsync(cancellationToken);
        await db.CasePersons.Where(row => row.CaseId == caseId).ExecuteDeleteAsync(cancellationToken);
        await db.CaseWords.Where(row => row.CaseId == caseId).ExecuteDeleteAsync(cancellationToken);
        await db.Folders.Where(row => row.CaseId == caseId).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.OwnerSubject, (string?)null)
                .SetProperty(row => row.State, Domain.FolderState.Deleted)
                .SetProperty(row => row.PaperCount, 0),
            cancellationToken);
    }

    private async Task FinishAsync(DeletionProposal proposal, CancellationToken cancellationToken)
    {
        db.Forget();
        DateTimeOffset now = clock.GetUtcNow();
        (await db.DeletionProposals.SingleAsync(row => row.Id == proposal.Id, cancellationToken)).Finish();
        (await db.DeletionReports.SingleAsync(row => row.Id == proposal.Id, cancellationToken)).FinishedAt = now;
        await db.SaveChangesAsync(cancellationToken);
    }
}
