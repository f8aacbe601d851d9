using JobcenterModular.Documents.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Documents.UseCases;

/// <summary>Reading papers together with the items that they serve: two statements, however many there are.</summary>
internal static class PaperQueries
{
    /// <summary>The current papers of an application, oldest first.</summary>
    public static async Task<List<StoredDocument>> PapersAsync(
        this IDocumentsDb db, Guid applicationId, bool releasedOnly, CancellationToken cancellationToken)
    {
        List<CaseDocument> papers = await db.Documents.AsNoTracking()
            .Where(row => row.ApplicationId == applicationId && row.IsCurrent && row.Kind == DocumentKind.Evidence && (row.Released || !releasedOnly))
            .OrderBy(row => row.ReceivedAt).ThenBy(row => row.Id)
            .ToListAsync(cancellationToken);
        ILookup<Guid, EvidenceKey> items = (await db.DocumentItems.AsNoTracking()
            .Where(item => item.ApplicationId == applicationId)
            .ToListAsync(cancellationToken)).ToLookup(item => item.DocumentId, item => item.Key);
        return [.. papers.Select(paper => StoredDocument.Of(paper, items[paper.Id]))];
    }

    /// <summary>One current paper of an application, or null.</summary>
    public static Task<CaseDocument?> PaperAsync(this IDocumentsDb db, Guid applicationId, Guid documentId, CancellationToken cancellationToken) =>
        db.Documents.SingleOrDefaultAsync(
            row => row.Id == documentId && row.ApplicationId == applicationId && row.Kind == DocumentKind.Evidence, cancellationToken);

    public static async Task<StoredDocument> WithItemsAsync(this IDocumentsDb db, CaseDocument paper, CancellationToken cancellationToken)
    {
        List<DocumentItem> items = await db.DocumentItems.AsNoTracking().Where(item => item.DocumentId == paper.Id).ToListAsync(cancellationToken);
        return StoredDocument.Of(paper, items.Select(item => item.Key));
    }
}
