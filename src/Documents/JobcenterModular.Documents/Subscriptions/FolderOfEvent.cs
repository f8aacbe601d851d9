using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Persistence;
using JobcenterModular.Documents.UseCases.Cases;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Documents.Subscriptions;

/// <summary>The folder and the case file that an event speaks of. Whichever event comes first makes them.</summary>
internal static class FolderOfEvent
{
    public static async Task<PaperFolder> FolderAsync(this DocumentsDbContext db, Guid applicationId, string reference, CancellationToken cancellationToken) =>
        await db.Folders.FindAsync([applicationId], cancellationToken)
        ?? db.Folders.Add(new PaperFolder(applicationId, reference)).Entity;

    /// <summary>The file that this folder lies in: the account's own if it has one, else a new one.</summary>
    public static async Task<CaseFile> CaseOfAsync(
        this DocumentsDbContext db, PaperFolder folder, CaseFiling filing, CancellationToken cancellationToken)
    {
        CaseFile? known = folder.CaseId is { } id
            ? await db.CaseFiles.SingleAsync(file => file.Id == id, cancellationToken)
            : folder.OwnerSubject is { } owner
                ? await db.CaseFiles.SingleOrDefaultAsync(file => file.OwnerSubject == owner, cancellationToken)
                : null;
        CaseFile caseFile = known ?? filing.Begin(db, folder);

        // Where an event that knew no owner was faster, the account may have another file already: then both stay.
        if (folder.OwnerSubject is { } account && !await db.CaseFiles.AnyAsync(file => file.OwnerSubject == account, cancellationToken))
            caseFile.BelongTo(account);
        folder.LieIn(caseFile.Id);
        return caseFile;
    }
}
