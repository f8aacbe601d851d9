using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace JobcenterModular.BuildingBlocks.Persistence;

/// <summary>Recognises on both databases that a row's owner was deleted by somebody else before the row was saved.</summary>
public static class ForeignKeyViolation
{
    private const int SqliteConstraintForeignKey = 787;

    /// <summary>Whether the failed save hung a row on one that is not there.</summary>
    public static bool Is(DbUpdateException exception) => exception.InnerException switch
    {
        PostgresException postgres => postgres.SqlState == PostgresErrorCodes.ForeignKeyViolation,
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode == SqliteConstraintForeignKey,
        _ => false,
    };
}
