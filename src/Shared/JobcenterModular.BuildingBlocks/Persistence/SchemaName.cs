using Microsoft.EntityFrameworkCore.Migrations;

namespace JobcenterModular.BuildingBlocks.Persistence;

/// <summary>The schema of a module's tables: its name on PostgreSQL, none on SQLite, where each module has a file.</summary>
public static class SchemaName
{
    /// <summary>The schema for a migration; created on PostgreSQL if it is missing.</summary>
    public static string? SchemaOf(this MigrationBuilder migration, string module)
    {
        if (migration.IsSqlite())
            return null;
        migration.EnsureSchema(module);
        return module;
    }

    private static bool IsSqlite(this MigrationBuilder migration) =>
        migration.ActiveProvider == "Microsoft.EntityFrameworkCore.Sqlite";
}
