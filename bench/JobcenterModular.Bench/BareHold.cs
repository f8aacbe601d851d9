using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace JobcenterModular.Bench;

/// <summary>
/// What a booking is measured against: the same insert into the same table under the same constraint. It is told the lane and looks
/// for nothing: no rules, no free times, no fairness.
/// </summary>
internal static class BareHold
{
    private const string Insert = """
        INSERT INTO appointments.appointments (id, place_id, counter_id, lane, type_id, class, state, mode, aids, starts_at, ends_at, busy_from, busy_until, occupies,
            hold_expires_at, hold_purpose, sequence, created_at, version)
        VALUES ($1, $2, $3, $4, $5, 'Voluntary', 'Held', 'OnSite', '', $6, $7, $6, $8, true, $9, 'Booking', 0, $10, 1)
        ON CONFLICT DO NOTHING
        """;

    public static async Task<Results<Ok<Held>, Conflict>> InsertAsync(Wanted wanted, NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        DateTime now = DateTime.UtcNow;
        var id = Guid.CreateVersion7();
        await using NpgsqlConnection connection = await source.OpenConnectionAsync(cancellationToken);
        await using var insert = new NpgsqlCommand(Insert, connection)
        {
            Parameters =
            {
                new NpgsqlParameter<Guid> { TypedValue = id },
                new NpgsqlParameter<Guid> { TypedValue = wanted.PlaceId },
                new NpgsqlParameter<Guid> { TypedValue = wanted.CounterId },
                new NpgsqlParameter<int> { TypedValue = 0 },
                new NpgsqlParameter<Guid> { TypedValue = wanted.TypeId },
                new NpgsqlParameter<DateTime> { TypedValue = wanted.StartsAt.UtcDateTime },
                new NpgsqlParameter<DateTime> { TypedValue = wanted.StartsAt.UtcDateTime.AddMinutes(20) },
                new NpgsqlParameter<DateTime> { TypedValue = wanted.StartsAt.UtcDateTime.AddMinutes(30) },
                new NpgsqlParameter<DateTime> { TypedValue = now.AddMinutes(5) },
                new NpgsqlParameter<DateTime> { TypedValue = now },
            },
        };
        return await insert.ExecuteNonQueryAsync(cancellationToken) == 1
            ? TypedResults.Ok(new Held(id, wanted.PlaceId, wanted.TypeId, wanted.StartsAt, now.AddMinutes(5)))
            : TypedResults.Conflict();
    }

    /// <summary>The host's request and, for this server alone, the counter.</summary>
    internal sealed record Wanted(Guid TypeId, Guid PlaceId, string Mode, DateTimeOffset StartsAt, Guid CounterId);

    internal sealed record Held(Guid Id, Guid PlaceId, Guid TypeId, DateTimeOffset StartsAt, DateTime ExpiresAt);
}
