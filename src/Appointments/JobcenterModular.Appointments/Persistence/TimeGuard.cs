using System.Data.Common;
using System.Globalization;
using JobcenterModular.Appointments.Domain.Bookings;
using JobcenterModular.Appointments.UseCases;
using JobcenterModular.BuildingBlocks.Persistence;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace JobcenterModular.Appointments.Persistence;

/// <summary>
/// Takes a time with one statement. On PostgreSQL an exclusion constraint refuses what overlaps, on SQLite a trigger does
/// (docs/adr/0019-appointments.md); <c>ON CONFLICT DO NOTHING</c> lets those who lose go on without an error and without
/// waiting for each other in a circle.
/// </summary>
internal static class TimeGuard
{
    public const string OverlapMessage = "appointments overlap";

    private const string Columns = """
        id, place_id, counter_id, lane, type_id, class, state, mode, language, aids, starts_at, ends_at, busy_from, busy_until, occupies,
        hold_expires_at, hold_purpose, waiting_entry_id, replaces_id, owner_subject, sequence, created_at, version
        """;

    private const string Values = """
        @id, @place, @counter, @lane, @type, @class, @state, @mode, @language, @aids, @starts, @ends, @busyfrom, @busyuntil, @occupies,
        @expires, @purpose, @entry, @replaces, @owner, 0, @created, 1
        """;

    private const string OnPostgreSql =
        $"INSERT INTO appointments.appointments ({Columns}) SELECT {Values} FROM appointments.places p, appointments.appointment_types t WHERE p.id = @place AND p.version = @rules AND t.id = @type AND t.version = @typerules FOR KEY SHARE OF p ON CONFLICT DO NOTHING";

    private const string OnSqlite = $"INSERT INTO appointments ({Columns}) SELECT {Values} FROM places p, appointment_types t WHERE p.id = @place AND p.version = @rules AND t.id = @type AND t.version = @typerules";

    private const string CurrentOnPostgreSql =
        "SELECT count(*) FROM appointments.places p, appointments.appointment_types t WHERE p.id = @place AND p.version = @rules AND t.id = @type AND t.version = @typerules";

    private const string CurrentOnSqlite =
        "SELECT count(*) FROM places p, appointment_types t WHERE p.id = @place AND p.version = @rules AND t.id = @type AND t.version = @typerules";

    public static async Task<Taking> TakeAsync(DatabaseFacade database, Appointment hold, long place, long type, CancellationToken cancellationToken)
    {
        await database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using DbCommand command = Command(database, database.IsNpgsql() ? OnPostgreSql : OnSqlite);
            AddParameters(command, hold, place, type);
            if (await command.ExecuteNonQueryAsync(cancellationToken) == 1)
                return Taking.Won;
            return await AreCurrentAsync(database, hold, place, type, cancellationToken) ? Taking.Lost : Taking.RulesChanged;
        }
        catch (SqliteException overlap) when (overlap.Message.Contains(OverlapMessage, StringComparison.Ordinal))
        {
            return Taking.Lost;
        }
        catch (PostgresException circle) when (circle.SqlState == PostgresErrorCodes.DeadlockDetected)
        {
            // Two who free several times at once can each wait for whom the other has just asked: one of them starts over.
            throw new DbUpdateConcurrencyException("Two rivals waited for each other.", circle);
        }
        finally
        {
            await database.CloseConnectionAsync();
        }
    }

    /// <summary>On SQLite a transaction that writes is alone anyway.</summary>
    public static async Task LockRulesAsync(DatabaseFacade database, Guid placeId, CancellationToken cancellationToken)
    {
        if (database.IsNpgsql())
            await database.ExecuteSqlAsync($"SELECT 1 FROM appointments.places WHERE id = {placeId} FOR UPDATE", cancellationToken);
    }

    private static async Task<bool> AreCurrentAsync(DatabaseFacade database, Appointment hold, long place, long type, CancellationToken cancellationToken)
    {
        await using DbCommand command = Command(database, database.IsNpgsql() ? CurrentOnPostgreSql : CurrentOnSqlite);
        Add(command, "place", hold.PlaceId);
        Add(command, "type", hold.TypeId);
        Add(command, "rules", place);
        Add(command, "typerules", type);
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture) == 1;
    }

    private static DbCommand Command(DatabaseFacade database, string statement)
    {
        DbCommand command = database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // One of the constants above.
        command.CommandText = statement;
#pragma warning restore CA2100
        command.Transaction = database.CurrentTransaction?.GetDbTransaction();
        return command;
    }

    private static void AddParameters(DbCommand command, Appointment hold, long place, long type)
    {
        Add(command, "id", hold.Id);
        Add(command, "place", hold.PlaceId);
        Add(command, "counter", hold.CounterId);
        Add(command, "lane", hold.Lane);
        Add(command, "type", hold.TypeId);
        Add(command, "class", hold.Class.ToString());
        Add(command, "state", hold.State.ToString());
        Add(command, "mode", hold.Mode.ToString());
        Add(command, "language", hold.Language, text: true);
        Add(command, "aids", string.Join(' ', hold.Aids));
        Add(command, "starts", StoredInstant.Of(hold.StartsAt));
        Add(command, "ends", StoredInstant.Of(hold.EndsAt));
        Add(command, "busyfrom", StoredInstant.Of(hold.BusyFrom));
        Add(command, "busyuntil", StoredInstant.Of(hold.BusyUntil));
        Add(command, "occupies", hold.Occupies);
        Add(command, "expires", hold.HoldExpiresAt is { } expires ? StoredInstant.Of(expires) : null);
        Add(command, "purpose", hold.HoldPurpose?.ToString(), text: true);
        Add(command, "entry", hold.WaitingEntryId, uuid: true);
        Add(command, "replaces", hold.ReplacesId, uuid: true);
        Add(command, "owner", hold.OwnerSubject, text: true);
        Add(command, "created", StoredInstant.Of(hold.CreatedAt));
        Add(command, "rules", place);
        Add(command, "typerules", type);
    }

    // In a SELECT PostgreSQL does not guess the type of a parameter without a value.
    private static void Add(DbCommand command, string name, object? value, bool text = false, bool uuid = false)
    {
        DbParameter parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value ?? DBNull.Value;
        if (parameter is NpgsqlParameter npgsql && (text || uuid))
            npgsql.NpgsqlDbType = text ? NpgsqlTypes.NpgsqlDbType.Text : NpgsqlTypes.NpgsqlDbType.Uuid;
        command.Parameters.Add(parameter);
    }
}
