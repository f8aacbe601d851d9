using JobcenterModular.Appointments.Domain.Bookings;
using JobcenterModular.Appointments.Domain.Times;
using JobcenterModular.Appointments.UseCases;
using JobcenterModular.Appointments.UseCases.Rules;
using JobcenterModular.Appointments.UseCases.Times;
using JobcenterModular.BuildingBlocks.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace JobcenterModular.Appointments.Persistence;

/// <summary>
/// Takes a time on PostgreSQL: one statement finds the lane whose counter has least to do, checks the rules and inserts. It goes by what was
/// committed when it began, so a rival may be faster; the exclusion constraint decides, and <c>ON CONFLICT DO NOTHING</c> lets those who
/// lose go on without an error and without waiting for each other in a circle.
/// </summary>
internal static class PostgreSqlTaking
{
    /// <summary>What overlaps a time began less than the longest talk before it; fairness looks as far.</summary>
    private static readonly TimeSpan Around = TimeSpan.FromMinutes(Math.Max(RuleLimits.MostBusyMinutes, TimeSearch.FairMinutes));

    // The place is locked against a change of its rules, and looked at again after a wait for one. A hold that is over still takes its lane here:
    // who finds no other ends it first.
    private const string Statement = """
        INSERT INTO appointments.appointments (
            id, place_id, counter_id, lane, type_id, class, state, mode, language, aids, starts_at, ends_at, busy_from, busy_until, occupies,
            hold_expires_at, hold_purpose, waiting_entry_id, replaces_id, owner_subject, sequence, created_at, version)
        SELECT $1, p.id, c.counter, c.lane, t.id, $6, $7, $8, $9, $10, $11, $12, $13, $14, true, $15, $16, $17, $18, $19, 0, $20, 1
        FROM appointments.places p, appointments.appointment_types t, (
            SELECT r.counter, r.lane
            FROM (
                SELECT u.counter, u.lane, u.n, d.taken, sum(d.load) OVER (PARTITION BY u.counter) AS load
                FROM unnest($21::uuid[], $22::int[]) WITH ORDINALITY AS u(counter, lane, n)
                CROSS JOIN LATERAL (
                    SELECT coalesce(sum(a.busy_until - a.busy_from), interval '0') AS load,
                        coalesce(bool_or(a.busy_from < $14 AND a.busy_until > $13), false) AS taken
                    FROM appointments.appointments a
                    WHERE a.occupies AND a.counter_id = u.counter AND a.lane = u.lane AND a.busy_from > $24 AND a.busy_from < $25) d) r
            WHERE r.n <= $23 AND NOT r.taken
            ORDER BY r.load, r.n
            LIMIT 1) c
        WHERE p.id = $2 AND p.version = $4 AND t.id = $3 AND t.version = $5
        FOR KEY SHARE OF p
        ON CONFLICT DO NOTHING
        RETURNING counter_id, lane
        """;

    /// <summary>Takes one of the lanes.</summary>
    /// <returns>Which; null: none is free, a rival was faster, or the rules are others by now.</returns>
    public static async Task<Lane?> RunAsync(
        DatabaseFacade database, Appointment hold, LaneChoice choice, RuleVersion rules, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            Statement, (NpgsqlConnection)database.GetDbConnection(), database.CurrentTransaction?.GetDbTransaction() as NpgsqlTransaction);
        AddRow(command.Parameters, hold, rules);
        AddLanes(command.Parameters, hold, choice);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? new Lane(reader.GetGuid(0), reader.GetInt32(1)) : null;
    }

    private static void AddRow(NpgsqlParameterCollection parameters, Appointment hold, RuleVersion rules)
    {
        Add(parameters, hold.Id);
        Add(parameters, hold.PlaceId);
        Add(parameters, hold.TypeId);
        Add(parameters, rules.Place);
        Add(parameters, rules.Type);
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

    private static void AddLanes(NpgsqlParameterCollection parameters, Appointment hold, LaneChoice choice)
    {
        Lane[] lanes = [.. choice.Offered, .. choice.Beside];
        Add(parameters, Array.ConvertAll(lanes, lane => lane.CounterId));
        Add(parameters, Array.ConvertAll(lanes, lane => lane.Number));
        Add(parameters, choice.Offered.Count);
        Add(parameters, StoredInstant.Of(hold.BusyFrom - Around));
        Add(parameters, StoredInstant.Of(hold.BusyFrom + Around));
    }

    private static void Add<T>(NpgsqlParameterCollection parameters, T value) => parameters.Add(new NpgsqlParameter<T> { TypedValue = value });
}
