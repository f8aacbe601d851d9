using JobcenterModular.Documents.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Documents.UseCases.Cases;

/// <summary>Which version of a document is the current one.</summary>
internal static class DocumentVersions
{
    /// <summary>
    /// The newest version that passed the checks becomes the current one, and serves the items of the one before it. So a
    /// better scan that waits for the scanner, or is found to be infected, hides nothing. Part of the coming save.
    /// </summary>
    /// <param name="db">The coming save.</param>
    /// <param name="changed">The version that just came, passed or was set aside.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task SettleAsync(this IDocumentsDb db, CaseDocument changed, CancellationToken cancellationToken)
    {
        List<CaseDocument> stored = await db.Documents.Where(row => row.SeriesId == changed.SeriesId).ToListAsync(cancellationToken);
        List<CaseDocument> versions = [.. stored.Union([changed])];
        CaseDocument? current = versions.Find(version => version.IsCurrent);
        CaseDocument? newest = versions.Where(version => version.Released).MaxBy(version => version.VersionNumber);
        if (newest is null || newest == current)
            return;
        newest.BecomeCurrent();
        if (current is null)
            return;
        current.Supersede();
        await db.PassItemsOnAsync(current, newest, cancellationToken);
    }

    private static async Task PassItemsOnAsync(
        this IDocumentsDb db, CaseDocument from, CaseDocument to, CancellationToken cancellationToken)
    {
        List<DocumentItem> items = await db.DocumentItems.Where(item => item.DocumentId == from.Id).ToListAsync(cancellationToken);
        if (items.Count == 0)
            return;
        HashSet<EvidenceKey> has = [.. (await db.DocumentItems.Where(item => item.DocumentId == to.Id).ToListAsync(cancellationToken)).Select(item => item.Key)];
        has.UnionWith(db.DocumentItems.Local.Where(item => item.DocumentId == to.Id).Select(item => item.Key));
        foreach (DocumentItem item in items.Where(item => !has.Contains(item.Key)))
            db.DocumentItems.Add(new DocumentItem { DocumentId = to.Id, ApplicationId = item.ApplicationId, Code = item.Code, PersonId = item.PersonId });
        db.DocumentItems.RemoveRange(items);
        from.Serve([]);
        to.Serve([.. has.Union(items.Select(item => item.Key))]);
    }
}
