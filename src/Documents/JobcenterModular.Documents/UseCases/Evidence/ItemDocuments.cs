using JobcenterModular.Documents.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Documents.UseCases.Evidence;

/// <summary>A document that counts for an item.</summary>
internal sealed record ItemDocument(EvidenceKey Item, Guid Id, string FileName, DateTimeOffset ReceivedAt, ReceiptChannel Channel);

/// <summary>Which documents count for which items of an application: the current versions, oldest first.</summary>
internal static class ItemDocuments
{
    /// <summary>For staff, of all items: what passed the checks. They learn of nothing that waits.</summary>
    public static Task<List<ItemDocument>> ReleasedDocumentsAsync(this IDocumentsDb db, Guid applicationId, CancellationToken cancellationToken) =>
        ReadAsync(db.ItemsOf(applicationId), db.Released(), cancellationToken);

    /// <summary>The same of one item.</summary>
    public static Task<List<ItemDocument>> ReleasedDocumentsOfAsync(
        this IDocumentsDb db, Guid applicationId, EvidenceKey item, CancellationToken cancellationToken) =>
        ReadAsync(db.ItemsOf(applicationId, item), db.Released(), cancellationToken);

    /// <summary>For their owner, of one item: all that was not set aside.</summary>
    public static Task<List<ItemDocument>> OwnDocumentsOfAsync(
        this IDocumentsDb db, Guid applicationId, EvidenceKey item, CancellationToken cancellationToken) =>
        ReadAsync(
            db.ItemsOf(applicationId, item),
            db.Documents.Where(document => document.Check != CheckState.Infected && document.Check != CheckState.NotScannable),
            cancellationToken);

    private static IQueryable<CaseDocument> Released(this IDocumentsDb db) => db.Documents.Where(document => document.Released);

    private static IQueryable<DocumentItem> ItemsOf(this IDocumentsDb db, Guid applicationId) =>
        db.DocumentItems.Where(item => item.ApplicationId == applicationId);

    private static IQueryable<DocumentItem> ItemsOf(this IDocumentsDb db, Guid applicationId, EvidenceKey key) =>
        db.ItemsOf(applicationId).Where(item => item.Code == key.Code && item.PersonId == key.PersonId);

    private static async Task<List<ItemDocument>> ReadAsync(
        IQueryable<DocumentItem> items, IQueryable<CaseDocument> counting, CancellationToken cancellationToken)
    {
        var rows = await (
            from item in items
            join document in counting on item.DocumentId equals document.Id
            where document.IsCurrent
            orderby document.ReceivedAt, document.Id
            select new { item.Code, item.PersonId, document.Id, document.FileName, document.ReceivedAt, document.Channel })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => new ItemDocument(new EvidenceKey(row.Code, row.PersonId), row.Id, row.FileName, row.ReceivedAt, row.Channel))];
    }
}
