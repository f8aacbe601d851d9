using JobcenterModular.Bench.Servers;
using Npgsql;

namespace JobcenterModular.Bench.Data;

/// <summary>Fills the desk: two years of items for ten teams and a thousand people, four of five done.</summary>
internal static class WorkItemSeeder
{
    private const string Seed = """
        INSERT INTO applications.work_items (
            id, kind, reason, application_id, case_id, reference, team, assignee, state, urgent, received_at, due_on, follow_up_on, done_at, version)
        SELECT
            x.id,
            CASE WHEN i % 20 < 12 THEN 'Hauptantrag' WHEN i % 20 < 16 THEN 'Folgeantrag' WHEN i % 20 < 18 THEN 'ChangeNotice' ELSE 'Task' END,
            CASE WHEN i % 20 >= 18 THEN 'LateAnswer' END,
            x.id, x.id,
            'HA-' || i,
            'team-' || i % 10,
            CASE WHEN i % 7 <> 0 THEN CASE WHEN i % 1000 = 1 THEN 'bench:caseworker' ELSE 'person-' || i % 1000 END END,
            x.state,
            i % 19 = 3,
            x.received,
            CASE WHEN i % 11 = 0 THEN x.received::date + 14 END,
            CASE WHEN i % 23 = 0 THEN x.received::date + 30 END,
            CASE WHEN x.state = 'Done' THEN x.received + interval '20 days' END,
            1
        FROM generate_series(1, @rows) AS i
        CROSS JOIN LATERAL (
            SELECT gen_random_uuid() AS id,
                now() - interval '1 day' - (@rows - i) * (interval '720 days' / @rows) AS received,
                CASE (i / 10) % 20 WHEN 0 THEN 'New' WHEN 1 THEN 'New' WHEN 2 THEN 'InProgress' WHEN 3 THEN 'WaitingForCustomer' ELSE 'Done' END AS state) AS x
        """;

    public static async Task SeedAsync(string connectionString, int rows)
    {
        await using NpgsqlConnection connection = await PostgresProcess.OpenAsync(connectionString);
        await using (var insert = new NpgsqlCommand(Seed, connection) { CommandTimeout = 600 })
        {
            insert.Parameters.AddWithValue("rows", rows);
            await insert.ExecuteNonQueryAsync();
        }

        await PostgresProcess.ExecuteAsync(connection, "VACUUM ANALYZE");
        await PostgresProcess.ExecuteAsync(connection, "CHECKPOINT");
    }
}
