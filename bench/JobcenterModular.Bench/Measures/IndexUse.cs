using JobcenterModular.Bench.Servers;
using Npgsql;

namespace JobcenterModular.Bench.Measures;

/// <summary>How PostgreSQL found the applications so far, by its own statistics; two of them show what was done in between.</summary>
/// <param name="TableScans">Reads of the whole table.</param>
/// <param name="IndexScans">Uses of the watched index.</param>
/// <param name="EntriesRead">Entries read from it.</param>
internal sealed record IndexUse(long TableScans, long IndexScans, long EntriesRead)
{
    private const string Select = """
        SELECT t.seq_scan, i.idx_scan, i.idx_tup_read
        FROM pg_stat_user_tables t JOIN pg_stat_user_indexes i ON i.relid = t.relid
        WHERE t.schemaname = 'applications' AND t.relname = 'applications' AND i.indexrelname = $1
        """;

    // A session that became idle tells what it did after ten seconds at the latest.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(11);

    /// <summary>The statistics once every session has told what it did.</summary>
    public static async Task<IndexUse> ReadSettledAsync(string connectionString, string index)
    {
        await Task.Delay(Settling);
        await using NpgsqlConnection connection = await PostgresProcess.OpenAsync(connectionString);
        await using var select = new NpgsqlCommand(Select, connection) { Parameters = { new NpgsqlParameter<string> { TypedValue = index } } };
        await using NpgsqlDataReader reader = await select.ExecuteReaderAsync();
        await reader.ReadAsync();
        return new IndexUse(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2));
    }

    public static IndexUse operator -(IndexUse later, IndexUse earlier) => new(
        later.TableScans - earlier.TableScans, later.IndexScans - earlier.IndexScans, later.EntriesRead - earlier.EntriesRead);
}
