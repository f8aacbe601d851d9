using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Options;
using Npgsql;

namespace JobcenterModular.BuildingBlocks.Persistence;

/// <summary>The one place that decides which database a module's context talks to.</summary>
public sealed class ModuleDatabase(IOptions<DatabaseOptions> options) : IDisposable
{
    // Measured on two cores beside PostgreSQL: a small pool beats a large one (docs/performance.md).
    private const int DefaultPoolSize = 16;
    private const int PreparedStatements = 64;

    private readonly DatabaseOptions _options = options.Value;
    // A text and no data source: EF Core keeps a model and compiled queries of its own for each data source it meets.
    private readonly Lazy<string> _postgres = new(() => PostgresConnectionString(options.Value));

    /// <summary>Which database is in use.</summary>
    public DatabaseProvider Provider => _options.Provider;

    /// <summary>Folder for embedded databases and for keys that nobody configured; created on first use.</summary>
    public string DataDirectory
    {
        get
        {
            string path = Path.GetFullPath(_options.Directory);
            Directory.CreateDirectory(path);
            return path;
        }
    }

    /// <summary>Configures a context of the named module.</summary>
    public void Configure(DbContextOptionsBuilder builder, string module, Assembly migrations)
    {
        if (Provider == DatabaseProvider.PostgreSql)
        {
            builder.UseNpgsql(_postgres.Value, npgsql => npgsql
                .MigrationsAssembly(migrations)
                .MigrationsHistoryTable(HistoryRepository.DefaultTableName, module));
        }
        else
        {
            builder.UseSqlite(SqliteConnectionString(module), sqlite => sqlite.MigrationsAssembly(migrations));
            builder.AddInterceptors(SqliteConnectionSetup.Instance);
        }

        // The drift test compares the migrated schema with the model on both databases (docs/adr/0004-migrations.md).
        builder.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (!_postgres.IsValueCreated)
            return;
        using var pool = new NpgsqlConnection(_postgres.Value);
        NpgsqlConnection.ClearPool(pool);
    }

    private static string PostgresConnectionString(DatabaseOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.ConnectionString))
            throw new InvalidOperationException("Database:ConnectionString is missing; it is needed with Database:Provider=PostgreSql.");
        var settings = new NpgsqlConnectionStringBuilder(options.ConnectionString);

        // ContainsKey is true for every keyword that Npgsql knows; Keys holds those that were given.
        if (!settings.Keys.Contains("Maximum Pool Size", StringComparer.OrdinalIgnoreCase))
            settings.MaxPoolSize = DefaultPoolSize;
        if (!settings.Keys.Contains("Max Auto Prepare", StringComparer.OrdinalIgnoreCase))
            settings.MaxAutoPrepare = PreparedStatements;

        // No code leaves state in a session, so nothing needs to be reset: a round of DISCARD for each use otherwise.
        if (!settings.Keys.Contains("No Reset On Close", StringComparer.OrdinalIgnoreCase))
            settings.NoResetOnClose = true;
        return settings.ConnectionString;
    }

    private string SqliteConnectionString(string module) => new SqliteConnectionStringBuilder
    {
        DataSource = Path.Combine(DataDirectory, module + ".db"),
        ForeignKeys = true,
        DefaultTimeout = 30,
        Pooling = true,
    }.ConnectionString;
}
