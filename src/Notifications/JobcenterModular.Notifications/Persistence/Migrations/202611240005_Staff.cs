using JobcenterModular.BuildingBlocks.Persistence;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace JobcenterModular.Notifications.Persistence.Migrations;

/// <summary>Who of staff is away, how far the stream is numbered, which digests were written. Older notices are numbered by the first host that starts.</summary>
[DbContext(typeof(NotificationsDbContext))]
[Migration("202611240005_Staff")]
internal sealed class Staff : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        string? schema = migrationBuilder.SchemaOf(NotificationsModule.ModuleName);
        CreateAbsences(migrationBuilder, schema);
        CreateStreamHeads(migrationBuilder, schema);
        migrationBuilder.CreateTable(
            name: "team_digest_marks",
            schema: schema,
            columns: table => new
            {
                team = table.Column<string>(maxLength: 100),
                day = table.Column<DateOnly>(),
                up_to_position = table.Column<long>(),
                written_at = table.Column<DateTime>(),
            },
            constraints: table => table.PrimaryKey("pk_team_digest_marks", row => new { row.team, row.day }));
        migrationBuilder.CreateIndex(
            "ix_notices_assigned", "notices", ["assigned_to", "created_at", "id"], schema, filter: "assigned_to IS NOT NULL");
    }

    private static void CreateAbsences(MigrationBuilder migration, string? schema)
    {
        migration.CreateTable(
            name: "staff_absences",
            schema: schema,
            columns: table => new
            {
                id = table.Column<Guid>(),
                subject = table.Column<string>(maxLength: 200),
                first_day = table.Column<DateOnly>(),
                last_day = table.Column<DateOnly>(),
                substitute = table.Column<string>(maxLength: 200, nullable: true),
                entered_by = table.Column<string>(maxLength: 200),
                created_at = table.Column<DateTime>(),
            },
            constraints: table => table.PrimaryKey("pk_staff_absences", row => row.id));
        migration.CreateIndex("ix_staff_absences_last_day", "staff_absences", "last_day", schema);
        migration.CreateIndex("ix_staff_absences_created_at_id", "staff_absences", ["created_at", "id"], schema);
        migration.CreateIndex("ix_staff_absences_subject_created_at_id", "staff_absences", ["subject", "created_at", "id"], schema);
    }

    private static void CreateStreamHeads(MigrationBuilder migration, string? schema)
    {
        migration.CreateTable(
            name: "stream_heads",
            schema: schema,
            columns: table => new
            {
                audience = table.Column<string>(maxLength: 40),
                last_position = table.Column<long>(),
                version = table.Column<long>(),
            },
            constraints: table => table.PrimaryKey("pk_stream_heads", row => row.audience));

        // Always there, so that no two hosts race to make it.
        string prefix = schema is null ? "" : $"{schema}.";
        migration.Sql($"INSERT INTO {prefix}stream_heads (audience, last_position, version) VALUES ('Team', 0, 1)");
    }
}
