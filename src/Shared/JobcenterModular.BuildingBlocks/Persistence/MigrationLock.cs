using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace JobcenterModular.BuildingBlocks.Persistence;

/// <summary>Lets one process at a time bring a module's database up to date, whatever state the last one left behind.</summary>
internal static class MigrationLock
{
    // Any fixed number: it only has to be the same for all hosts of a database.
    private const int PostgresKey = 520_261_122;

    public static Task MigrateAloneAsync(DatabaseFacade database, DatabaseProvider provider, string module, CancellationToken cancellationToken) =>
        provider == DatabaseProvider.PostgreSql
            ? MigratePostgresAsync(database, module, cancellationToken)
            : MigrateSqliteAsync(database, cancellationToken);

    /// <summary>EF Core locks its history table, but several hosts may race to create that table and the schema.</summary>
    private static async Task MigratePostgresAsync(DatabaseFacade database, string module, CancellationToken cancellationToken)
    {
        await database.OpenConnectionAsync(cancellationToken);
        try
        {
            await database.ExecuteSqlAsync($"SELECT pg_advisory_lock({PostgresKey}, hashtext({module}))", cancellationToken);
            await database.MigrateAsync(cancellationToken);
        }
        finally
        {
            await database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({PostgresKey}, hashtext({module}))", CancellationToken.None);
            await database.CloseConnectionAsync();
        }
    }

    /// <summary>
    /// EF Core's lock on SQLite is a row that a killed process leaves behind; the next start would wait for it for ever.
    /// One host owns the files of the embedded database, so a row found at start is an abandoned one.
    /// </summary>
    private static async Task MigrateSqliteAsync(DatabaseFacade database, CancellationToken cancellationToken)
    {
        int tables = await database
            .SqlQueryRaw<int>("SELECT COUNT(*) AS Value FROM sqlite_master WHERE type = 'table' AND name = '__EFMigrationsLock'")
            .SingleAsync(cancellationToken);
        if (tables > 0)
            await database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsLock\"", cancellationToken);
        await database.MigrateAsync(cancellationToken);
    }
}
