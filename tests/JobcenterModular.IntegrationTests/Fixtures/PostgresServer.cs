using Npgsql;

namespace JobcenterModular.IntegrationTests.Fixtures;

/// <summary>
/// The PostgreSQL server of this test run: the one named by <c>JOBCENTER_TEST_POSTGRES</c> (a login that may create
/// databases), else a throw-away one from the distribution's binaries. Started when the first test asks for it.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    public const string Variable = "JOBCENTER_TEST_POSTGRES";

    private static readonly Lazy<Task<PostgresServer>> Run = new(StartAsync);

    private readonly LocalPostgres? _local;
    private readonly string _login;
    private readonly SemaphoreSlim _creating = new(1);
    private readonly List<string> _databases = [];
    private string? _template;

    private PostgresServer(string login, LocalPostgres? local, string? missing) =>
        (_login, _local, Missing) = (login, local, missing);

    /// <summary>Why there is none; null if there is one.</summary>
    public string? Missing { get; }

    public static Task<PostgresServer> SharedAsync() => Run.Value;

    /// <summary>Ends the run's server, if one was started.</summary>
    public static async Task StopSharedAsync()
    {
        if (Run.IsValueCreated)
            await (await Run.Value).DisposeAsync();
    }

    /// <summary>An empty database; answers its connection string.</summary>
    public Task<string> CreateEmptyDatabaseAsync() => CreateAsync("template0");

    /// <summary>A database with the schema of all modules: copied from a template that a host migrated once.</summary>
    public async Task<string> CreateMigratedDatabaseAsync()
    {
        await _creating.WaitAsync();
        try
        {
            _template ??= await MigrateTemplateAsync();
            return await CreateAsync(_template);
        }
        finally
        {
            _creating.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_local is not null)
        {
            await _local.DisposeAsync();
        }
        else if (Missing is null)
        {
            foreach (string database in _databases)
                await ExecuteAsync($"DROP DATABASE IF EXISTS \"{database}\" WITH (FORCE)");
        }

        _creating.Dispose();
    }

    private static async Task<PostgresServer> StartAsync()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } configured)
            return new PostgresServer(configured, null, null);
        if (LocalPostgres.FindBinaries() is not { } binaries)
            return new PostgresServer("", null, $"PostgreSQL is missing: set {Variable} or install the package 'postgresql'.");
        LocalPostgres local = await LocalPostgres.StartAsync(binaries);
        return new PostgresServer(local.Login, local, null);
    }

    private async Task<string> MigrateTemplateAsync()
    {
        string connection = await CreateEmptyDatabaseAsync();
        await using HostFixture host = await HostFixture.StartAsync(
            new PostgreSql(), settings => settings["Database:ConnectionString"] = connection);
        return new NpgsqlConnectionStringBuilder(connection).Database!;
    }

    private async Task<string> CreateAsync(string template)
    {
        string name = $"jobcenter_test_{Guid.NewGuid():N}";
        await ExecuteAsync($"CREATE DATABASE \"{name}\" TEMPLATE \"{template}\"");
        lock (_databases)
            _databases.Add(name);
        return new NpgsqlConnectionStringBuilder(_login) { Database = name }.ConnectionString;
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_login) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using NpgsqlCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Names are made here; identifiers cannot be parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
