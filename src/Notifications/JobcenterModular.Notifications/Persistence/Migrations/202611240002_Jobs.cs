using JobcenterModular.BuildingBlocks.Persistence;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace JobcenterModular.Notifications.Persistence.Migrations;

/// <summary>Scheduled jobs, their runs, and alarms.</summary>
[DbContext(typeof(NotificationsDbContext))]
[Migration("202611240002_Jobs")]
internal sealed class Jobs : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        string? schema = migrationBuilder.SchemaOf(NotificationsModule.ModuleName);
        CreateRuns(migrationBuilder, schema);
        migrationBuilder.CreateTable(
            name: "job_states",
            schema: schema,
            columns: table => new
            {
                job = table.Column<string>(maxLength: 60),
                due_after = table.Column<DateTime>(),
                paused_at = table.Column<DateTime>(nullable: true),
                paused_by = table.Column<string>(maxLength: 200, nullable: true),
                version = table.Column<long>(),
            },
            constraints: table => table.PrimaryKey("pk_job_states", row => row.job));
        CreateAlarms(migrationBuilder, schema);
    }

    private static void CreateRuns(MigrationBuilder migration, string? schema)
    {
        migration.CreateTable(
            name: "job_runs",
            schema: schema,
            columns: table => new
            {
                id = table.Column<Guid>(),
                job = table.Column<string>(maxLength: 60),
                occurrence = table.Column<DateTime>(nullable: true),
                repeat_of = table.Column<Guid>(nullable: true),
                started_by = table.Column<string>(maxLength: 200),
                created_at = table.Column<DateTime>(),
                lease_end = table.Column<DateTime>(),
                ended_at = table.Column<DateTime>(nullable: true),
                outcome = table.Column<string>(maxLength: 40),
                error = table.Column<string>(maxLength: 100, nullable: true),
            },
            constraints: table => table.PrimaryKey("pk_job_runs", row => row.id));
        migration.CreateIndex("ix_job_runs_job_occurrence", "job_runs", ["job", "occurrence"], schema, unique: true);
        migration.CreateIndex("ix_job_runs_repeat_of", "job_runs", "repeat_of", schema, unique: true);
        migration.CreateIndex("ix_job_runs_running", "job_runs", "job", schema, unique: true, filter: "outcome = 'Running'");
        migration.CreateIndex("ix_job_runs_abandoned", "job_runs", "job", schema, filter: "outcome = 'Abandoned'");
        migration.CreateIndex("ix_job_runs_job_created_at_id", "job_runs", ["job", "created_at", "id"], schema);
    }

    private static void CreateAlarms(MigrationBuilder migration, string? schema)
    {
        migration.CreateTable(
            name: "alarms",
            schema: schema,
            columns: table => new
            {
                id = table.Column<Guid>(),
                kind = table.Column<string>(maxLength: 60),
                subject = table.Column<string>(maxLength: 100),
                created_at = table.Column<DateTime>(),
                last_seen_at = table.Column<DateTime>(),
                count = table.Column<int>(),
                cleared_at = table.Column<DateTime>(nullable: true),
            },
            constraints: table => table.PrimaryKey("pk_alarms", row => row.id));
        migration.CreateIndex("ix_alarms_open", "alarms", ["kind", "subject"], schema, unique: true, filter: "cleared_at IS NULL");
        migration.CreateIndex("ix_alarms_created_at_id", "alarms", ["created_at", "id"], schema);
        migration.CreateIndex("ix_alarms_open_newest", "alarms", ["created_at", "id"], schema, filter: "cleared_at IS NULL");
    }
}
