using JobcenterModular.BuildingBlocks.Persistence;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace JobcenterModular.Applications.Persistence.Migrations;

/// <summary>The desk's queues, notes, follow-ups, the list of staff and the teams' rules.</summary>
[DbContext(typeof(ApplicationsDbContext))]
[Migration("202611290002_DeskQueues")]
internal sealed class DeskQueues : Migration
{
    private const string Open = "state <> 'Done'";
    private const string Urgent = "urgent AND state <> 'Done'";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        string? schema = migrationBuilder.SchemaOf(ApplicationsDbContext.ModuleName);
        migrationBuilder.AddColumn<DateOnly>("follow_up_on", "work_items", schema: schema, nullable: true);
        migrationBuilder.AddColumn<long>("item_version", "work_item_changes", schema: schema, nullable: true);
        CreateNotes(migrationBuilder, schema);
        CreateStaff(migrationBuilder, schema);
        CreateIndexes(migrationBuilder, schema);
    }

    private static void CreateNotes(MigrationBuilder migration, string? schema)
    {
        migration.CreateTable(
            name: "work_item_notes",
            schema: schema,
            columns: table => new
            {
                id = table.Column<Guid>(),
                item_id = table.Column<Guid>(),
                at = table.Column<DateTime>(),
                subject = table.Column<string>(maxLength: 200, nullable: true),
                text = table.Column<string>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_work_item_notes", row => row.id);
                table.ForeignKey("fk_work_item_notes_item_id", row => row.item_id, "work_items", "id", schema, onDelete: ReferentialAction.Cascade);
            });
        migration.CreateIndex("ix_work_item_notes_item_id_at", "work_item_notes", ["item_id", "at"], schema);
    }

    private static void CreateStaff(MigrationBuilder migration, string? schema)
    {
        migration.CreateTable(
            name: "staff_members",
            schema: schema,
            columns: table => new
            {
                subject = table.Column<string>(maxLength: 200),
                content = table.Column<string>(),
                version = table.Column<long>(),
            },
            constraints: table => table.PrimaryKey("pk_staff_members", row => row.subject));
        migration.CreateTable(
            name: "team_rules",
            schema: schema,
            columns: table => new
            {
                team = table.Column<string>(maxLength: 60),
                content = table.Column<string>(),
                version = table.Column<long>(),
            },
            constraints: table => table.PrimaryKey("pk_team_rules", row => row.team));
    }

    private static void CreateIndexes(MigrationBuilder migration, string? schema)
    {
        Index("received", ["received_at", "id"]);
        Index("state", ["state", "received_at", "id"]);
        Index("team_state", ["team", "state", "received_at", "id"]);
        Index("assignee_state", ["assignee", "state", "received_at", "id"]);
        Index("open", ["received_at", "id"], Open);
        Index("open_team", ["team", "received_at", "id"], Open);
        Index("open_assignee", ["assignee", "received_at", "id"], Open);
        Index("open_kind", ["kind", "received_at", "id"], Open);
        Index("urgent", ["received_at", "id"], Urgent);
        Index("urgent_team", ["team", "received_at", "id"], Urgent);
        Index("due", ["due_on", "id"], "due_on IS NOT NULL AND state <> 'Done'");
        Index("due_team", ["team", "due_on", "id"], "due_on IS NOT NULL AND state <> 'Done'");
        Index("follow_up", ["follow_up_on", "id"], "follow_up_on IS NOT NULL AND state <> 'Done'");
        Index("follow_up_team", ["team", "follow_up_on", "id"], "follow_up_on IS NOT NULL AND state <> 'Done'");
        Index("reference", ["reference"]);

        void Index(string name, string[] columns, string? filter = null) =>
            migration.CreateIndex($"ix_work_items_{name}", "work_items", columns, schema, filter: filter);
    }
}
