using JobcenterModular.Bench.Servers;
using Npgsql;

namespace JobcenterModular.Bench.Data;

/// <summary>
/// Fills the table of applications from one that was made through the API: two years of them, each with the complete
/// answers, every tenth still a draft. Ids are version 7 as the Host makes them, references look drawn.
/// </summary>
internal static class ApplicationSeeder
{
    // An odd factor is a bijection modulo 2^40, so no reference comes twice.
    private const string Seed = """
        INSERT INTO applications.applications (
            id, reference, owner_subject, status, form_key, form_version, started_at, application_date, keep_until,
            last_activity_at, answers, section_versions, retired_answers, highest_person_number, answered_questions,
            open_questions, urgent, team, submitted_at, confirmed_at, version)
        SELECT
            (lpad(to_hex((extract(epoch FROM s.started) * 1000)::bigint), 12, '0') || '7' || substr(replace(gen_random_uuid()::text, '-', ''), 14))::uuid,
            'HA-' || extract(year FROM s.started) || '-' || r.part1 || '-' || r.part2,
            CASE WHEN NOT s.draft AND s.i % 3 = 1 THEN 'account-' || s.i END,
            CASE WHEN s.draft THEN 'Draft' ELSE 'Submitted' END,
            t.form_key, t.form_version, s.started, s.started::date, t.keep_until,
            t.last_activity_at, t.answers, t.section_versions, t.retired_answers, t.highest_person_number, t.answered_questions,
            t.open_questions, s.i % 20 = 3, t.team,
            CASE WHEN NOT s.draft THEN s.submitted END,
            CASE WHEN NOT s.draft THEN s.submitted + interval '5 seconds' END,
            t.version
        FROM applications.applications t
        CROSS JOIN LATERAL (
            SELECT i, i % 10 = 0 AS draft, started, started + random() * interval '9 days' AS submitted
            FROM (
                SELECT i, now() - interval '10 days' - (@rows - i) * (interval '720 days' / @rows) AS started
                FROM generate_series(1, @rows) AS i) AS spread) AS s
        CROSS JOIN LATERAL (SELECT (s.i::bigint * 695872825431) & 1099511627775 AS n) AS x
        CROSS JOIN LATERAL (
            SELECT
                string_agg(substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', ((x.n >> (5 * d)) & 31)::int + 1, 1), '') FILTER (WHERE d < 4) AS part1,
                string_agg(substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', ((x.n >> (5 * d)) & 31)::int + 1, 1), '') FILTER (WHERE d >= 4) AS part2
            FROM generate_series(0, 7) AS d) AS r
        WHERE t.id = @template
        """;

    public static async Task SeedAsync(string connectionString, Guid template, int rows)
    {
        await using NpgsqlConnection connection = await PostgresProcess.OpenAsync(connectionString);
        await using (var insert = new NpgsqlCommand(Seed, connection))
        {
            insert.Parameters.AddWithValue("rows", rows);
            insert.Parameters.AddWithValue("template", template);
            await insert.ExecuteNonQueryAsync();
        }

        await PostgresProcess.ExecuteAsync(connection, "VACUUM ANALYZE");
        await PostgresProcess.ExecuteAsync(connection, "CHECKPOINT");
    }

    /// <summary>All drafts that guests began.</summary>
    public static async Task<List<Guid>> DraftsAsync(string connectionString)
    {
        await using NpgsqlConnection connection = await PostgresProcess.OpenAsync(connectionString);
        await using var select = new NpgsqlCommand("SELECT id FROM applications.applications WHERE status = 'Draft'", connection);
        await using NpgsqlDataReader reader = await select.ExecuteReaderAsync();
        List<Guid> ids = [];
        while (await reader.ReadAsync())
            ids.Add(reader.GetGuid(0));
        return ids;
    }
}
