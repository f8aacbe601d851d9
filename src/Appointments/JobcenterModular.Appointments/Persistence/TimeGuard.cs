using JobcenterModular.Appointments.Domain.Bookings;
using JobcenterModular.Appointments.UseCases;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace JobcenterModular.Appointments.Persistence;

/// <summary>
/// Takes a time with one statement. On PostgreSQL an exclusion constraint refuses what overlaps, on SQLite a trigger does
/// (docs/adr/0019-appointments.md).
/// </summary>
internal static class TimeGuard
{
    public const string OverlapMessage = "appointments overlap";

    public static async Task<Taking> TakeAsync(AppointmentsDbContext db, Appointment hold, RuleVersion rules, CancellationToken cancellationToken)
    {
        bool won = db.IsPostgreSql
            ? await TakeOnPostgreSqlAsync(db, hold, rules, cancellationToken)
            : await TakeOnSqliteAsync(db, hold, rules, cancellationToken);
        if (won)
            return Taking.Won;
        return await AreCurrentAsync(db, hold, rules, cancellationToken) ? Taking.Lost : Taking.RulesChanged;
    }

    /// <summary>On SQLite a transaction that writes is alone anyway.</summary>
    public static async Task LockRulesAsync(AppointmentsDbContext db, Guid placeId, CancellationToken cancellationToken)
    {
        if (db.IsPostgreSql)
            await db.Database.ExecuteSqlAsync($"SELECT 1 FROM appointments.places WHERE id = {placeId} FOR UPDATE", cancellationToken);
    }

    private static async Task<bool> TakeOnPostgreSqlAsync(AppointmentsDbContext db, Appointment hold, RuleVersion rules, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            return await PostgreSqlTaking.RunAsync(db.Database, hold, rules, cancellationToken);
        }
        catch (PostgresException circle) when (circle.SqlState == PostgresErrorCodes.DeadlockDetected)
        {
            // Two who free several times at once can each wait for whom the other has just asked: one of them starts over.
            throw new DbUpdateConcurrencyException("Two rivals waited for each other.", circle);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static async Task<bool> TakeOnSqliteAsync(AppointmentsDbContext db, Appointment hold, RuleVersion rules, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            return await SqliteTaking.RunAsync(db.Database, hold, rules, cancellationToken);
        }
        catch (SqliteException overlap) when (overlap.Message.Contains(OverlapMessage, StringComparison.Ordinal))
        {
            return false;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static Task<bool> AreCurrentAsync(AppointmentsDbContext db, Appointment hold, RuleVersion rules, CancellationToken cancellationToken) =>
        db.Places.AsNoTracking().AnyAsync(
            place => place.Id == hold.PlaceId && place.Version == rules.Place && db.Types.Any(type => type.Id == hold.TypeId && type.Version == rules.Type),
            cancellationToken);
}
