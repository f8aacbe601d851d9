using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Domain.Log;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Documents.UseCases.CaseFiles;

/// <summary>
/// What staff see of a case file: documents that passed the checks, of applications that were sent or of the case itself.
/// A household's next draft lies in the same file, and nobody but its owner learns of it.
/// </summary>
internal static class StaffView
{
    /// <summary>The applications of a case file that reached the office.</summary>
    public static Task<List<Guid>> SentApplicationsAsync(this IDocumentsDb db, Guid caseId, CancellationToken cancellationToken) =>
        db.Folders
            .Where(folder => folder.CaseId == caseId && folder.State == FolderState.Closed)
            .Select(folder => folder.Id)
            .ToListAsync(cancellationToken);

    /// <summary>The current documents of a case file.</summary>
    public static IQueryable<CaseDocument> VisibleDocuments(this IDocumentsDb db, Guid caseId, IReadOnlyList<Guid> sentApplications) =>
        VisibleDocuments(db, caseId, sentApplications, yes: true);

    /// <summary>The versions of one document that may be seen, the newest first; by its id or by that of a version.</summary>
    public static async Task<IReadOnlyList<CaseDocument>> VisibleVersionsAsync(
        this IDocumentsDb db, Guid caseId, Guid documentId, CancellationToken cancellationToken)
    {
        List<CaseDocument> versions = await db.ReleasedVersionsAsync(caseId, documentId, cancellationToken);
        if (versions.Count == 0 && await db.SeriesOfAsync(caseId, documentId, cancellationToken) is { } series)
            versions = await db.ReleasedVersionsAsync(caseId, series, cancellationToken);
        if (versions.Count == 0)
            throw HttpRefusals.NotFound.ToException();
        if (versions[0].ApplicationId is { } application && !(await db.SentApplicationsAsync(caseId, cancellationToken)).Contains(application))
            throw HttpRefusals.NotFound.ToException();
        return versions;
    }

    /// <summary>Whether a document lay in this file and was moved to another one.</summary>
    public static Task<bool> WasMovedAwayAsync(this IDocumentsDb db, Guid caseId, Guid documentId, CancellationToken cancellationToken) =>
        db.CaseLog.AnyAsync(
            line => line.CaseId == caseId && line.Action == CaseAction.DocumentMoved && line.DocumentId == documentId,
            cancellationToken);

    // The flags are compared with a parameter: written as bare columns they are no equality to SQLite, which would then
    // leave the index behind the first column and sort the whole case.
    private static IQueryable<CaseDocument> VisibleDocuments(IDocumentsDb db, Guid caseId, IReadOnlyList<Guid> sent, bool yes) =>
        db.Documents.AsNoTracking().Where(row => row.CaseId == caseId && row.IsCurrent == yes && row.Released == yes
            && (row.ApplicationId == null || sent.Contains(row.ApplicationId.Value)));

    private static Task<List<CaseDocument>> ReleasedVersionsAsync(
        this IDocumentsDb db, Guid caseId, Guid seriesId, CancellationToken cancellationToken) => db.Documents
            .Where(row => row.SeriesId == seriesId && row.CaseId == caseId && row.Released)
            .OrderByDescending(row => row.VersionNumber)
            .ToListAsync(cancellationToken);

    private static Task<Guid?> SeriesOfAsync(this IDocumentsDb db, Guid caseId, Guid versionId, CancellationToken cancellationToken) =>
        db.Documents
            .Where(row => row.Id == versionId && row.CaseId == caseId)
            .Select(row => (Guid?)row.SeriesId)
            .SingleOrDefaultAsync(cancellationToken);
}
