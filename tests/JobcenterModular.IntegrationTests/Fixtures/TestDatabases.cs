namespace JobcenterModular.IntegrationTests.Fixtures;

/// <summary>Where a suite runs: each is abstract, with one sealed class per database.</summary>
public interface ITestDatabase
{
    /// <summary>Name in test output.</summary>
    string Name { get; }

    /// <summary>Makes a fresh database and says in the settings where it is. Answers why that is not possible here, or null.</summary>
    Task<string?> CreateAsync(HostSettings settings);
}

/// <summary>The embedded default: files in a temporary folder, copied from those that a host migrated once.</summary>
public sealed class Sqlite : ITestDatabase
{
    public string Name => "SQLite";

    public async Task<string?> CreateAsync(HostSettings settings)
    {
        settings["Database:Provider"] = "Sqlite";
        await MigratedFiles.CopyToAsync(settings["Database:Directory"]!);
        return null;
    }
}

/// <summary>A database of its own on the run's server.</summary>
public sealed class PostgreSql : ITestDatabase
{
    public string Name => "PostgreSQL";

    public async Task<string?> CreateAsync(HostSettings settings)
    {
        PostgresServer server = await PostgresServer.SharedAsync();
        settings["Database:Provider"] = "PostgreSql";
        if (server.Missing is null && settings["Database:ConnectionString"] is null)
            settings["Database:ConnectionString"] = await server.CreateMigratedDatabaseAsync();
        return server.Missing;
    }
}
