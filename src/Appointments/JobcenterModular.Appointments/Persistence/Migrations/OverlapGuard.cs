using Microsoft.EntityFrameworkCore.Migrations;

namespace JobcenterModular.Appointments.Persistence.Migrations;

/// <summary>
/// The database itself lets no two times of one lane overlap, whoever writes them (docs/adr/0019-appointments.md). No model
/// can say so, so the migration does, once for each database.
/// </summary>
internal static class OverlapGuard
{
    private static readonly (string Name, string Moment)[] Triggers =
        [("no_overlap_insert", "INSERT"), ("no_overlap_update", "UPDATE OF counter_id, lane, busy_from, busy_until, occupies")];

    public static void Create(MigrationBuilder migration, string? schema)
    {
        if (schema is null)
            OnSqlite(migration);
        else
            OnPostgreSql(migration, schema);
    }

    /// <summary>The same guard as it is written now, in place of an older one. PostgreSQL's has never changed.</summary>
    public static void Renew(MigrationBuilder migration, string? schema)
    {
        if (schema is not null)
            return;
        foreach ((string name, _) in Triggers)
            migration.Sql($"DROP TRIGGER {name}");
        OnSqlite(migration);
    }

    private static void OnPostgreSql(MigrationBuilder migration, string schema)
    {
        migration.Sql("CREATE EXTENSION IF NOT EXISTS btree_gist");
        migration.Sql($"""
            ALTER TABLE {schema}.appointments
            ADD CONSTRAINT no_overlap EXCLUDE USING gist (counter_id WITH =, lane WITH =, tstzrange(busy_from, busy_until) WITH &&) WHERE (occupies)
            """);
    }

    // SQLite has one writer at a time: what the trigger sees cannot change until the commit. No talk takes a counter for a
    // day, so the lane is read for the day before at most, however many talks lie behind it.
    private static void OnSqlite(MigrationBuilder migration)
    {
        foreach ((string name, string moment) in Triggers)
        {
            migration.Sql($"""
                CREATE TRIGGER {name} BEFORE {moment} ON appointments WHEN NEW.occupies AND EXISTS (
                    SELECT 1 FROM appointments a
                    WHERE a.occupies AND a.counter_id = NEW.counter_id AND a.lane = NEW.lane AND a.id <> NEW.id
                        AND a.busy_from > datetime(NEW.busy_from, '-1 day') AND a.busy_from < NEW.busy_until AND a.busy_until > NEW.busy_from)
                BEGIN SELECT RAISE(ABORT, '{TimeGuard.OverlapMessage}'); END
                """);
        }
    }
}
