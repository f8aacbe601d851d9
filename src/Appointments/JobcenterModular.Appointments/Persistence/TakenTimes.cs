using JobcenterModular.Appointments.Domain.Times;
using JobcenterModular.Appointments.UseCases;
using JobcenterModular.BuildingBlocks.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace JobcenterModular.Appointments.Persistence;

/// <summary>
/// Reads what is taken. A month over twenty places is more than a hundred thousand talks: PostgreSQL answers a row for each lane, out of the
/// index alone, past the mapper.
/// </summary>
internal static class TakenTimes
{
    /// <summary>No talk takes a counter for a day, so what is taken in a span began less than a day before it.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private const string OnPostgreSql = """
        SELECT place_id, counter_id, lane, array_agg(busy_from), array_agg(busy_until) FROM appointments.appointments
        WHERE occupies AND place_id = ANY($1) AND busy_from > $2 AND busy_from < $3 AND busy_until > $4 AND (hold_expires_at IS NULL OR hold_expires_at > $5)
        GROUP BY place_id, counter_id, lane
        """;

    public static Task<IReadOnlyList<TakenLane>> ReadAsync(
        AppointmentsDbContext db, IReadOnlyList<Guid> places, DateTimeOffset from, DateTimeOffset until, DateTimeOffset now, CancellationToken cancellationToken) =>
        db.Database.IsNpgsql() ? ReadLanesAsync(db, places, from, until, now, cancellationToken) : ReadRowsAsync(db, places, from, until, now, cancellationToken);

    private static async Task<IReadOnlyList<TakenLane>> ReadLanesAsync(
        AppointmentsDbContext db, IReadOnlyList<Guid> places, DateTimeOffset from, DateTimeOffset until, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = new NpgsqlCommand(OnPostgreSql, (NpgsqlConnection)db.Database.GetDbConnection(), db.Database.CurrentTransaction?.GetDbTransaction() as NpgsqlTransaction)
            {
                Parameters =
                {
                    new NpgsqlParameter<Guid[]> { TypedValue = [.. places] },
                    new NpgsqlParameter<DateTime> { TypedValue = StoredInstant.Of(from - Longest) },
                    new NpgsqlParameter<DateTime> { TypedValue = StoredInstant.Of(until) },
                    new NpgsqlParameter<DateTime> { TypedValue = StoredInstant.Of(from) },
                    new NpgsqlParameter<DateTime> { TypedValue = StoredInstant.Of(now) },
                },
            };
            List<TakenLane> lanes = [];
            await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                lanes.Add(new TakenLane(
                    reader.GetGuid(0), reader.GetGuid(1), reader.GetInt32(2), InOrder(reader.GetFieldValue<DateTime[]>(3), reader.GetFieldValue<DateTime[]>(4))));
            }

            return lanes;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static async Task<IReadOnlyList<TakenLane>> ReadRowsAsync(
        AppointmentsDbContext db, IReadOnlyList<Guid> places, DateTimeOffset from, DateTimeOffset until, DateTimeOffset now, CancellationToken cancellationToken)
    {
        DateTimeOffset before = from - Longest;
        var rows = await db.Appointments.AsNoTracking()
            .Where(row => row.Occupies && places.Contains(row.PlaceId) && row.BusyFrom > before && row.BusyFrom < until && row.BusyUntil > from)
            .Where(row => row.HoldExpiresAt == null || row.HoldExpiresAt > now)
            .OrderBy(row => row.BusyFrom)
            .Select(row => new { row.PlaceId, CounterId = row.CounterId!.Value, row.Lane, row.BusyFrom, row.BusyUntil })
            .ToListAsync(cancellationToken);
        return [.. rows.GroupBy(row => (row.PlaceId, row.CounterId, row.Lane)).Select(lane => new TakenLane(
            lane.Key.PlaceId, lane.Key.CounterId, lane.Key.Lane, [.. lane.Select(row => new Taken(Minutes.Of(row.BusyFrom), Minutes.Of(row.BusyUntil)))]))];
    }

    private static Taken[] InOrder(DateTime[] from, DateTime[] until)
    {
        Array.Sort(from, until);
        var taken = new Taken[from.Length];
        for (int i = 0; i < taken.Length; i++)
            taken[i] = new Taken(Minutes.Of(from[i]), Minutes.Of(until[i]));
        return taken;
    }
}
