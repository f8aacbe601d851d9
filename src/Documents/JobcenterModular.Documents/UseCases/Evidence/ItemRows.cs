using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Domain.Evidence;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Documents.UseCases.Evidence;

/// <summary>Rows of the checklist. One is made when something is first said of an item, whoever says it.</summary>
internal static class ItemRows
{
    private const string Table = "evidence_items";

    public static Task<EvidenceItem?> ItemAsync(this IDocumentsDb db, PaperFolder folder, EvidenceKey key, CancellationToken cancellationToken) =>
        db.EvidenceItems.SingleOrDefaultAsync(
            row => row.ApplicationId == folder.Id && row.Code == key.Code && row.PersonId == key.PersonId, cancellationToken);

    /// <summary>An item of which nothing was said yet; part of no save.</summary>
    public static EvidenceItem NewItem(PaperFolder folder, EvidenceKey key, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        ApplicationId = folder.Id,
        CaseId = folder.CaseId!.Value,
        Code = key.Code,
        PersonId = key.PersonId,
    };

    /// <summary>Saves; who made the same row a moment later than somebody else starts over.</summary>
    public static async Task SaveItemAsync(this IDocumentsDb db, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException race) when (UniqueViolation.IsOn(race, Table))
        {
            throw new DbUpdateConcurrencyException("Somebody else said something of this item first.", race);
        }
    }
}
