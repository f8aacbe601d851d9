using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace JobcenterModular.BuildingBlocks.Persistence;

/// <summary>
/// EF Core's migration lock on SQLite is a table row that a killed process leaves behind; the next start would wait for
/// it for ever. One host owns the files of the embedded database, so a row found at start is an abandoned one.
/// </summary>
internal static class SqliteMigrationLock
{
    public static async Task ReleaseAbandonedAsync(DatabaseFacade database, CancellationToken cancellationToken)
    {
        int tables = await database
            .SqlQueryRaw<int>("SELECT COUNT(*) AS Value FROM sqlite_master WHERE type = 'table' AND name = '__EFMigrationsLock'")
            .SingleAsync(cancellationToken);
        if (tables > 0)
            await database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsLock\"", cancellationToken);
    }
}
