using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Domain.Log;
using JobcenterModular.Documents.Domain.Retention;
using JobcenterModular.Documents.UseCases.Cases;
using JobcenterModular.Documents.UseCases.Log;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Documents.UseCases.Retention;

/// <summary>Deletes infected files after their days: they are no record, so no person is asked; the report is written all the same.</summary>
internal sealed class DeleteRefusedFiles(IDocumentsDb db, RetentionRules rules, OrphanEraser orphans, TimeProvider clock)
{
    private const int Batch = 100;

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        DateTimeOffset before = now.AddDays(-rules.Shortest(RetentionRules.RefusedFileDays));
        int deleted = 0;
        Guid after = Guid.Empty;
        while (true)
        {
            List<CaseDocument> refused = await db.Documents.AsNoTracking()
                .Where(row => row.Check == CheckState.Infected && row.ReceivedAt < before && row.Id.CompareTo(after) > 0)
                .Where(row => !db.LegalHolds.Any(hold => hold.CaseId == row.CaseId && hold.LiftedAt == null))
                .OrderBy(row => row.Id)
                .Take(Batch)
                .ToListAsync(cancellationToken);
            foreach (CaseDocument document in refused)
            {
                if (await DeleteAsync(document, now, cancellationToken))
                    deleted++;
            }

            if (refused.Count < Batch)
                return deleted;
            after = refused[^1].Id;
        }
    }

    private async Task<bool> DeleteAsync(CaseDocument refused, DateTimeOffset now, CancellationToken cancellationToken)
    {
        DateOnly receivedOn = OfficeTime.DateAt(refused.ReceivedAt);
        if (rules.Find(RetentionRules.RefusedFileDays, receivedOn) is not { } rule || receivedOn.AddDays(rule.Value) >= OfficeTime.DateAt(now))
            return false;
        db.Forget();
        CaseDocument? document = await db.Documents.SingleOrDefaultAsync(row => row.Id == refused.Id && row.Check == CheckState.Infected, cancellationToken);
        if (document is null)
            return false;
        DeletionContents contents = DeletionContents.Of([document]);
        db.Documents.Remove(document);
        db.DeletionReports.Add(new DeletionReport
        {
            Id = Guid.CreateVersion7(now),
            CaseId = document.CaseId,
            DocumentId = document.Id,
            Reference = await db.CaseFiles.Where(row => row.Id == document.CaseId).Select(row => row.Reference).SingleAsync(cancellationToken),
            Rule = rule.ToString(),
            Source = rule.Source,
            DecidedBy = "system",
            Documents = contents.Documents,
            Bytes = contents.Bytes,
            ContentsSha256 = contents.Sha256,
            DestroyedAt = now,
            FinishedAt = now,
        });
        db.Note(new CaseNote(document.CaseId, Actor.System("retention"), CaseAction.DocumentRemoved)
        {
            DocumentId = document.Id,
            ApplicationId = document.ApplicationId,
            Detail = rule.ToString(),
        });
        await db.SaveChangesAsync(cancellationToken);
        await orphans.EraseFromCaseAsync(refused.CaseId, refused.Sha256, cancellationToken);
        return true;
    }
}
