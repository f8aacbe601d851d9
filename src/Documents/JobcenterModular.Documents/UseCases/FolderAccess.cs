using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Domain.Evidence;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Documents.UseCases;

/// <summary>Who sees which folder.</summary>
internal static class FolderAccess
{
    /// <summary>The caller's own folder. What is not there and what is somebody else's look the same.</summary>
    public static async Task<PaperFolder> OwnFolderAsync(this IDocumentsDb db, Guid applicationId, Caller caller, CancellationToken cancellationToken)
    {
        PaperFolder? folder = await db.Folders.SingleOrDefaultAsync(row => row.Id == applicationId, cancellationToken);
        if (folder?.CaseId is null && caller.OpensOnly == applicationId && folder?.State != FolderState.Deleted)
            throw DocumentsRefusals.NotReady.ToException();
        return folder is { State: not FolderState.Deleted, CaseId: not null } && caller.Owns(applicationId, folder.OwnerSubject)
            ? folder
            : throw HttpRefusals.NotFound.ToException();
    }

    /// <summary>The case file in which a folder lies.</summary>
    public static Task<CaseFile> CaseOfAsync(this IDocumentsDb db, PaperFolder folder, CancellationToken cancellationToken) =>
        db.CaseFiles.SingleAsync(row => row.Id == folder.CaseId, cancellationToken);

    /// <summary>The folder of a sent application, for staff: the papers of a draft are nobody's but the owner's.</summary>
    public static async Task<PaperFolder> SubmittedFolderAsync(this IDocumentsDb db, Guid applicationId, CancellationToken cancellationToken) =>
        await db.Folders.SingleOrDefaultAsync(row => row.Id == applicationId && row.State == FolderState.Closed, cancellationToken)
        ?? throw HttpRefusals.NotFound.ToException();

    /// <summary>A case file that staff may know of.</summary>
    public static async Task<CaseFile> VisibleCaseAsync(this IDocumentsDb db, Guid caseId, CancellationToken cancellationToken) =>
        await db.CaseFiles.SingleOrDefaultAsync(
            row => row.Id == caseId && (row.State == CaseFileState.Open || row.State == CaseFileState.Closed), cancellationToken)
        ?? throw HttpRefusals.NotFound.ToException();

    /// <summary>The items of an application that still take papers after it was sent.</summary>
    public static async Task<IReadOnlyCollection<EvidenceKey>> WantedAsync(this IDocumentsDb db, PaperFolder folder, CancellationToken cancellationToken)
    {
        if (folder.State == FolderState.Open)
            return [];
        var wanted = await db.EvidenceItems.AsNoTracking()
            .Where(item => item.ApplicationId == folder.Id
                && (item.Outcome == EvidenceOutcome.Rejected || (item.Title != null && item.Outcome == EvidenceOutcome.Open)))
            .Select(item => new { item.Code, item.PersonId })
            .ToListAsync(cancellationToken);
        return [.. wanted.Select(item => new EvidenceKey(item.Code, item.PersonId))];
    }
}
