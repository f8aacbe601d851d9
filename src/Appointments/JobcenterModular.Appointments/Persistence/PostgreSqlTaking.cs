using JobcenterModular.Appointments.Domain.Bookings;
using JobcenterModular.Appointments.UseCases;
using JobcenterModular.BuildingBlocks.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace JobcenterModular.Appointments.Persistence;

/// <summary>
/// Takes a lane on PostgreSQL: one statement checks the rules and inserts. The exclusion constraint decides, and <c>ON CONFLICT DO NOTHING</c>
/// lets those who lose go on without an error and without waiting for each other in a circle.
/// </summary>
internal static class PostgreSqlTaking
{
    // The place is locked against a change of its rules, and looked at again after a wait for one.
    private const string Statement = """
        INSERT INTO appointments.appointments (
            id, place_id, counter_id, lane, type_id, class, state, mode, language, aids, starts_at, ends_at, busy_from, busy_until, occupies,
            hold_expires_at, hold_purpose, waiting_entry_id, replaces_id, owner_subject, sequence, created_at, version)
        SELECT $1, p.id, $6, $7, t.id, $8, $9, $10, $11, $12, $13, $14, $15, $16, true, $17, $18, $19, $20, $21, 0, $22, 1
        FROM appointments.places p, appointments.appointment_types t
        WHERE p.id = $2 AND p.version = $4 AND t.id = $3 AND t.version = $5
        FOR KEY SHARE OF p
        ON CONFLICT DO NOTHING
        """;

    /// <summary>Takes the lane of the hold.</summary>
    /// <returns>False: somebody else has it, or the rules are others by now.</returns>
    public static async Task<bool> RunAsync(DatabaseFacade database, Appointment hold, RuleVersion rules, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            Statement, (NpgsqlConnection)database.GetDbConnection(), database.CurrentTransaction?.GetDbTransaction() as NpgsqlTransaction);
        AddParameters(command.Parameters, hold, rules);
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    private static void AddParameters(NpgsqlParameterCollection parameters, Appointment hold, RuleVersion rules)
    {
        Add(parameters, hold.Id);
        Add(parameters, hold.PlaceId);
        Add(parameters, hold.TypeId);
        Add(parameters, rules.Place);
        Add(parameters, rules.Type);
        Add(parameters, hold.CounterId!.Value);
        Add(parameters, hold.Lane);
        Add(parameters, hold.Class.ToString());
        Add(parameters, hold.State.ToString());
        Add(parameters, hold.Mode.ToString());
        Add(parameters, hold.Language);
        Add(parameters, string.Join(' ', hold.Aids));
        Add(parameters, StoredInstant.Of(hold.StartsAt));
        Add(parameters, StoredInstant.Of(hold.EndsAt));
        Add(parameters, StoredInstant.Of(hold.BusyFrom));
        Add(parameters, StoredInstant.Of(hold.BusyUntil));
        Add<DateTime?>(parameters, hold.HoldExpiresAt is { } expires ? StoredInstant.Of(expires) : null);
        Add(parameters, hold.HoldPurpose?.ToString());
        Add(parameters, hold.WaitingEntryId);
        Add(parameters, hold.ReplacesId);
        Add(parameters, hold.OwnerSubject);
        Add(parameters, StoredInstant.Of(hold.CreatedAt));
    }

    private static void Add<T>(NpgsqlParameterCollection parameters, T value) => parameters.Add(new NpgsqlParameter<T> { TypedValue = value });
}
