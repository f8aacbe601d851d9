using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Persistence;
using JobcenterModular.Documents.UseCases.Cases;
using JobcenterModular.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Documents.Subscriptions;

/// <summary>The folder and the case file that an event speaks of. Whichever event comes first makes them.</summary>
internal static class FolderOfEvent
{
    public static async Task<PaperFolder> FolderAsync(this DocumentsDbContext db, Guid applicationId, string reference, CancellationToken cancellationToken) =>
        await db.Folders.FindAsync([applicationId], cancellationToken)
        ?? db.Folders.Add(new PaperFolder(applicationId, reference)).Entity;

    /// <summary>The file that this folder lies in: that of the application which it renews, or the account's own if it has one, else a new one.</summary>
    /// <param name="renews">The application that this one renews; null for a first one, or where the event does not know.</param>
    /// <exception cref="RefusalException">The renewed application is not filed yet: tried again until it is.</exception>
    public static async Task<CaseFile> CaseOfAsync(
        this DocumentsDbContext db, PaperFolder folder, CaseFiling filing, Guid? renews, CancellationToken cancellationToken)
    {
        CaseFile? known = folder.CaseId is { } id ? await db.CaseFiles.SingleAsync(file => file.Id == id, cancellationToken) : null;
        known ??= renews is { } renewed ? await db.CaseOfRenewedAsync(renewed, cancellationToken) : null;
        if (known is null && folder.OwnerSubject is { } owner)
            known = await db.CaseFiles.SingleOrDefaultAsync(file => file.OwnerSubject == owner, cancellationToken);
        CaseFile caseFile = known ?? filing.Begin(db, folder);

        // Where an event that knew no owner was faster, the account may have another file already: then both stay.
        if (folder.OwnerSubject is { } account && !await db.CaseFiles.AnyAsync(file => file.OwnerSubject == account, cancellationToken))
            caseFile.BelongTo(account);
        folder.LieIn(caseFile.Id);
        return caseFile;
    }

    // A guest has no account by which the household's file could be found.
    private static async Task<CaseFile?> CaseOfRenewedAsync(this DocumentsDbContext db, Guid renewed, CancellationToken cancellationToken)
    {
        PaperFolder? folder = await db.Folders.AsNoTracking().SingleOrDefaultAsync(row => row.Id == renewed, cancellationToken);
        if (folder is { State: FolderState.Deleted })
            return null;
        return folder?.CaseId is { } id
            ? await db.CaseFiles.SingleOrDefaultAsync(file => file.Id == id && file.State != CaseFileState.Destroyed, cancellationToken)
            : throw DocumentsRefusals.NotReady.ToException();
    }
}
