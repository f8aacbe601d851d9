using System.Data.Common;
using System.IO.Compression;
using System.Text;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;

namespace JobcenterModular.IntegrationTests.Applications;

/// <summary>Looks for a text in every column of every table of every module, as somebody with a copy of the database would.</summary>
internal static class DatabaseScan
{
    /// <summary>Where the text stands, such as <c>outbox.payload</c>.</summary>
    public static async Task<IReadOnlyList<string>> FindInTablesAsync(this HostFixture host, string text)
    {
        SortedSet<string> places = new(StringComparer.Ordinal);
        int tables = 0;
        foreach (Func<DbConnection> open in Databases(host))
        {
            await using DbConnection connection = open();
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            foreach (string table in await TablesAsync(connection))
            {
                tables++;
                await ScanAsync(connection, table, text, places);
            }
        }

        tables.ShouldBeGreaterThan(15, "An empty scan finds nothing.");
        return [.. places];
    }

    /// <summary>Files below the host's folder that hold the text, but for those in <paramref name="except"/>.</summary>
    public static IReadOnlyList<string> FindInFiles(this HostFixture host, string text, string except)
    {
        byte[] wanted = Encoding.UTF8.GetBytes(text);
        List<string> files = [.. Directory.EnumerateFiles(host.DataFolder, "*", SearchOption.AllDirectories)];
        files.ShouldNotBeEmpty();
        return [.. files.Where(file => !file.Contains(except, StringComparison.Ordinal) && Read(file).AsSpan().IndexOf(wanted) >= 0)];
    }

    private static IEnumerable<Func<DbConnection>> Databases(HostFixture host)
    {
        DatabaseOptions options = host.Services.GetRequiredService<IOptions<DatabaseOptions>>().Value;
        return options.Provider == DatabaseProvider.PostgreSql
            ? [() => new NpgsqlConnection(options.ConnectionString)]
            : Directory.EnumerateFiles(options.Directory, "*.db").Select(file => (Func<DbConnection>)(() => new SqliteConnection($"Data Source={file};Mode=ReadOnly")));
    }

    private static async Task<List<string>> TablesAsync(DbConnection connection)
    {
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = connection is SqliteConnection
            ? "SELECT '\"' || name || '\"' FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            : "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')";
        await using DbDataReader reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        List<string> tables = [];
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            tables.Add(reader.GetString(0));
        return tables;
    }

    private static async Task ScanAsync(DbConnection connection, string table, string text, SortedSet<string> places)
    {
        await using DbCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Names come from the catalog.
        command.CommandText = $"SELECT * FROM {table}";
#pragma warning restore CA2100
        await using DbDataReader reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            for (int column = 0; column < reader.FieldCount; column++)
            {
                if (Readable(reader.GetValue(column)).Contains(text, StringComparison.OrdinalIgnoreCase))
                    places.Add($"{table.Trim('"')}.{reader.GetName(column)}");
            }
        }
    }

    private static string Readable(object value) => value switch
    {
        byte[] bytes => Encoding.UTF8.GetString(bytes) + Unpacked(bytes),
        string[] texts => string.Join('\n', texts),
        _ => value.ToString() ?? "",
    };

    // Summaries are stored compressed.
    private static string Unpacked(byte[] bytes)
    {
        try
        {
            using var source = new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress);
            using var reader = new StreamReader(source);
            return reader.ReadToEnd();
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }

    private static byte[] Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
