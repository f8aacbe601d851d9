using JobcenterModular.Appointments.Domain.Times;
using JobcenterModular.Appointments.UseCases;
using JobcenterModular.BuildingBlocks.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace JobcenterModular.Appointments.Persistence;

/// <summary>
/// Reads what is taken, lane by lane. A month over twenty places is more than a hundred thousand talks, most of them one after the other without a gap:
/// PostgreSQL answers with the stretches that they make, a row for each lane, out of the index alone and past the mapper.
/// </summary>
internal static class TakenTimes
{
    /// <summary>No talk takes a counter for a day, so what is taken in a span began less than a day before it.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    // No two of a lane overlap, so their ends are in the order of their begins. The window puts them in this order, and so they are collected.
    private const string OnPostgreSql = """
        SELECT l.counter, l.lane, t.starts, t.ends
        FROM unnest($1::uuid[], $2::int[]) AS l(counter, lane)
        CROSS JOIN LATERAL (
            SELECT array_agg(s.busy_from) FILTER (WHERE s.before IS DISTINCT FROM s.busy_from) AS starts,
                array_agg(s.busy_until) FILTER (WHERE s.after IS DISTINCT FROM s.busy_until) AS ends
            FROM (
                SELECT a.busy_from, a.busy_until, lag(a.busy_until) OVER w AS before, lead(a.busy_from) OVER w AS after
                FROM appointments.appointments a
                WHERE a.occupies AND a.counter_id = l.counter AND a.lane = l.lane AND a.busy_from > $3 AND a.busy_from < $4 AND a.busy_until > $5
                    AND (a.hold_expires_at IS NULL OR a.hold_expires_at > $6)
                WINDOW w AS (ORDER BY a.busy_from)) s) t
        WHERE t.starts IS NOT NULL
        """;

    public static Task<IReadOnlyList<TakenLane>> ReadAsync(
        AppointmentsDbContext db, IReadOnlyList<Lane> lanes, DateTimeOffset from, DateTimeOffset until, DateTimeOffset now, CancellationToken cancellationToken) =>
        db.IsPostgreSql ? ReadStretchesAsync(db, lanes, from, until, now, cancellationToken) : ReadRowsAsync(db, lanes, from, until, now, cancellationToken);

    private static async Task<IReadOnlyList<TakenLane>> ReadStretchesAsync(
        AppointmentsDbContext db, IReadOnlyList<Lane> lanes, DateTimeOffset from, DateTimeOffset until, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = new NpgsqlCommand(OnPostgreSql, (NpgsqlConnection)db.Database.GetDbConnection(), db.Database.CurrentTransaction?.GetDbTransaction() as NpgsqlTransaction)
            {
                Parameters =
                {
                    new NpgsqlParameter<Guid[]> { TypedValue = [.. lanes.Select(lane => lane.CounterId)] },
                    new NpgsqlParameter<int[]> { TypedValue = [.. lanes.Select(lane => lane.Number)] },
                    new NpgsqlParameter<DateTime> { TypedValue = StoredInstant.Of(from - Longest) },
                    new NpgsqlParameter<DateTime> { TypedValue = StoredInstant.Of(until) },
                    new NpgsqlParameter<DateTime> { TypedValue = StoredInstant.Of(from) },
                    new NpgsqlParameter<DateTime> { TypedValue = StoredInstant.Of(now) },
                },
            };
            List<TakenLane> taken = [];
            await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                taken.Add(new TakenLane(
                    new Lane(reader.GetGuid(0), reader.GetInt32(1)), Stretches(reader.GetFieldValue<DateTime[]>(2), reader.GetFieldValue<DateTime[]>(3))));
            }

            return taken;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    // The lanes are named one by one, not up to the highest: only so the index leads to the time within each.
    private static async Task<IReadOnlyList<TakenLane>> ReadRowsAsync(
        AppointmentsDbContext db, IReadOnlyList<Lane> lanes, DateTimeOffset from, DateTimeOffset until, DateTimeOffset now, CancellationToken cancellationToken)
    {
        List<Guid> counters = [.. lanes.Select(lane => lane.CounterId).Distinct()];
        List<int> numbers = [.. lanes.Select(lane => lane.Number).Distinct()];
        DateTimeOffset before = from - Longest;
        var rows = await db.Appointments.AsNoTracking()
            .Where(row => row.Occupies && counters.Contains(row.CounterId!.Value) && numbers.Contains(row.Lane))
            .Where(row => row.BusyFrom > before && row.BusyFrom < until && row.BusyUntil > from)
            .Where(row => row.HoldExpiresAt == null || row.HoldExpiresAt > now)
            .OrderBy(row => row.BusyFrom)
            .Select(row => new { CounterId = row.CounterId!.Value, row.Lane, row.BusyFrom, row.BusyUntil })
            .ToListAsync(cancellationToken);
        return [.. rows.GroupBy(row => new Lane(row.CounterId, row.Lane)).Select(lane => new TakenLane(
            lane.Key, [.. lane.Select(row => new Taken(Minutes.Of(row.BusyFrom), Minutes.Of(row.BusyUntil)))]))];
    }

    private static Taken[] Stretches(DateTime[] from, DateTime[] until)
    {
        var taken = new Taken[from.Length];
        for (int i = 0; i < taken.Length; i++)
            taken[i] = new Taken(Minutes.Of(from[i]), Minutes.Of(until[i]));
        return taken;
    }
}
