using JobcenterModular.BuildingBlocks.Persistence;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Notifications.UseCases.Contacts;

/// <summary>Saves that two requests of one person may make at once.</summary>
internal static class RivalSaves
{
    /// <summary>Saves; if a rival was the first to make the same row of this table, that is a lost race like any other, and the use case starts over.</summary>
    public static async Task SaveAgainstRivalsAsync(this INotificationsDb db, string table, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException race) when (UniqueViolation.IsOn(race, table))
        {
            throw new DbUpdateConcurrencyException("A rival was faster.", race);
        }
    }
}
