using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace JobcenterModular.BuildingBlocks.Persistence;

/// <summary>Recognises a violated unique constraint on both databases; beside <see cref="BatchRace"/> and <see cref="ForeignKeyViolation"/> no other code names a provider's errors.</summary>
public static class UniqueViolation
{
    private const int SqliteConstraintUnique = 2067;
    private const int SqliteConstraintPrimaryKey = 1555;

    /// <summary>Whether the failed save hit a unique constraint of this table (snake_case name).</summary>
    public static bool IsOn(DbUpdateException exception, string table) => exception.InnerException switch
    {
        PostgresException postgres => postgres.SqlState == PostgresErrorCodes.UniqueViolation && postgres.TableName == table,
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode is SqliteConstraintUnique or SqliteConstraintPrimaryKey
            && sqlite.Message.Contains($" {table}.", StringComparison.Ordinal),
        _ => false,
    };
}
