using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.BuildingBlocks.Persistence;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Applications.UseCases;

/// <summary>Saves where rows are made under ids or numbers that somebody else may have taken in between.</summary>
internal static class SaveOrStartOver
{
    private static readonly string[] Tables = ["answer_amendments", "cases", "decisions", "portal_deliveries", "withdrawals", "work_items"];

    /// <summary>Saves.</summary>
    /// <exception cref="DbUpdateConcurrencyException">Somebody else made the same row first: start over.</exception>
    public static async Task SaveOrStartOverAsync(this IApplicationsDb db, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException race) when (!Idempotency.LostRace(race) && Tables.Any(table => UniqueViolation.IsOn(race, table)))
        {
            throw new DbUpdateConcurrencyException("Somebody else made the same row first.", race);
        }
    }
}
