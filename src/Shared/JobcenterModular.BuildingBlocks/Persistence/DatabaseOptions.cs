namespace JobcenterModular.BuildingBlocks.Persistence;

/// <summary>The section <c>Database</c>. One office, one database; an office of its own later gets options of its own.</summary>
public sealed record DatabaseOptions
{
    /// <summary>Which database serves the modules.</summary>
    public DatabaseProvider Provider { get; init; } = DatabaseProvider.Sqlite;

    /// <summary>Folder of the SQLite files, one a module. Relative paths start at the working folder.</summary>
    public string Directory { get; init; } = "data";

    /// <summary>PostgreSQL connection string; a secret, so it comes from the environment.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>Bring the schema up to date at start. Off: run the host once with <c>--migrate</c>.</summary>
    public bool MigrateAtStart { get; init; } = true;
}

/// <summary>The databases that we run on.</summary>
public enum DatabaseProvider
{
    /// <summary>Embedded default: one file per module.</summary>
    Sqlite,

    /// <summary>For real use and several hosts: one schema per module.</summary>
    PostgreSql,
}
