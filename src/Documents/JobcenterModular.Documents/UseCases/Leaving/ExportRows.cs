using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Documents.UseCases.Leaving;

/// <summary>Reads the rows of a case file that leave.</summary>
internal sealed class ExportRows(IDocumentsDb db)
{
    /// <summary>What staff may see, as it was at an instant: sent applications, documents that passed the checks.</summary>
    /// <param name="file">The case file.</param>
    /// <param name="until">What came later stays out, so that a package that is fetched again is the same.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<ExportScope> ForReceiverAsync(CaseFile file, DateTimeOffset until, CancellationToken cancellationToken)
    {
        List<PaperFolder> folders = await db.Folders.AsNoTracking()
            .Where(row => row.CaseId == file.Id && row.State == FolderState.Closed)
            .OrderBy(row => row.Id)
            .ToListAsync(cancellationToken);
        List<Guid> sent = [.. folders.Select(folder => folder.Id)];
        IQueryable<CaseDocument> documents = db.Documents.Where(row => row.CaseId == file.Id && row.Released && row.FiledAt <= until
            && (row.ApplicationId == null || sent.Contains(row.ApplicationId.Value)));
        return await LoadAsync(file, folders, documents, until, cancellationToken);
    }

    /// <summary>Everything of the file, or of the one application that the caller's token opens.</summary>
    public async Task<ExportScope> ForOwnerAsync(CaseFile file, Guid? only, DateTimeOffset until, CancellationToken cancellationToken)
    {
        List<PaperFolder> folders = await db.Folders.AsNoTracking()
            .Where(row => row.CaseId == file.Id && row.State != FolderState.Deleted && (only == null || row.Id == only))
            .OrderBy(row => row.Id)
            .ToListAsync(cancellationToken);
        IQueryable<CaseDocument> documents = db.Documents.Where(row => row.CaseId == file.Id && (only == null || row.ApplicationId == only));
        ExportScope scope = await LoadAsync(file, folders, documents, until, cancellationToken);
        return only is null
            ? scope
            : scope with { Log = [.. scope.Log.Where(line => line.ApplicationId == only || (line.ApplicationId is null && line.DocumentId is null))] };
    }

    private async Task<ExportScope> LoadAsync(
        CaseFile file, List<PaperFolder> folders, IQueryable<CaseDocument> documents, DateTimeOffset until, CancellationToken cancellationToken)
    {
        List<Guid> applications = [.. folders.Select(folder => folder.Id)];
        return new ExportScope(
            file,
            folders,
            await db.CasePersons.AsNoTracking()
                .Where(row => row.CaseId == file.Id && applications.Contains(row.ApplicationId))
                .OrderBy(row => row.ApplicationId).ThenBy(row => row.PersonId)
                .ToListAsync(cancellationToken),
            await documents.AsNoTracking().OrderBy(row => row.SeriesId).ThenBy(row => row.VersionNumber).ToListAsync(cancellationToken),
            await db.DocumentItems.AsNoTracking()
                .Where(item => documents.Any(row => row.Id == item.DocumentId))
                .OrderBy(item => item.Code).ThenBy(item => item.PersonId)
                .ToListAsync(cancellationToken),
            await db.EvidenceItems.AsNoTracking()
                .Where(item => item.CaseId == file.Id && applications.Contains(item.ApplicationId))
                .OrderBy(item => item.ApplicationId).ThenBy(item => item.Code).ThenBy(item => item.PersonId)
                .ToListAsync(cancellationToken),
            await db.CaseLog.AsNoTracking()
                .Where(line => line.CaseId == file.Id && line.At <= until)
                .OrderBy(line => line.Number)
                .ToListAsync(cancellationToken));
    }
}
