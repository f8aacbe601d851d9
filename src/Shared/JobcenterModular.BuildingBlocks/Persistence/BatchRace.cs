using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace JobcenterModular.BuildingBlocks.Persistence;

/// <summary>
/// PostgreSQL works on a batch as a whole: who has lost a row may hear that another row of the same save violates a
/// constraint, before hearing that the row itself has changed or is gone.
/// </summary>
internal static class BatchRace
{
    /// <summary>Whether the failed save can be a lost race, so that starting over finds out.</summary>
    public static bool IsLostBy(DbUpdateException exception) => exception.InnerException is PostgresException
    {
        SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ForeignKeyViolation or PostgresErrorCodes.DeadlockDetected,
    };
}
