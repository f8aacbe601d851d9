using JobcenterModular.BuildingBlocks.Persistence;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace JobcenterModular.Applications.Persistence.Migrations;

/// <summary>The desk and the approval periods. What was sent before lies on the desk as new.</summary>
[DbContext(typeof(ApplicationsDbContext))]
[Migration("202611290001_Desk")]
internal sealed class Desk : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        string? schema = migrationBuilder.SchemaOf(ApplicationsDbContext.ModuleName);
        CreateWorkItems(migrationBuilder, schema);
        CreateWorkItemChanges(migrationBuilder, schema);
        CreatePeriods(migrationBuilder, schema);
        string prefix = schema is null ? "" : $"{schema}.";
        migrationBuilder.Sql(
            $"INSERT INTO {prefix}work_items (id, kind, application_id, case_id, reference, team, state, urgent, received_at, version) "
            + $"SELECT id, 'Hauptantrag', id, id, reference, team, 'New', urgent, submitted_at, 1 FROM {prefix}applications WHERE status = 'Submitted'");
        migrationBuilder.Sql(
            $"INSERT INTO {prefix}work_item_changes (id, item_id, at, role, \"to\", what) "
            + $"SELECT id, id, submitted_at, 'applicant', 'New', 'received' FROM {prefix}applications WHERE status = 'Submitted'");
    }

    private static void CreateWorkItems(MigrationBuilder migration, string? schema)
    {
        migration.CreateTable(
            name: "work_items",
            schema: schema,
            columns: table => new
            {
                id = table.Column<Guid>(),
                kind = table.Column<string>(maxLength: 40),
                reason = table.Column<string>(maxLength: 40, nullable: true),
                application_id = table.Column<Guid>(),
                case_id = table.Column<Guid>(),
                reference = table.Column<string>(maxLength: 20),
                team = table.Column<string>(maxLength: 60),
                assignee = table.Column<string>(maxLength: 200, nullable: true),
                state = table.Column<string>(maxLength: 40),
                urgent = table.Column<bool>(),
                received_at = table.Column<DateTime>(),
                due_on = table.Column<DateOnly>(nullable: true),
                done_at = table.Column<DateTime>(nullable: true),
                version = table.Column<long>(),
            },
            constraints: table => table.PrimaryKey("pk_work_items", row => row.id));
        migration.CreateIndex("ix_work_items_application_id", "work_items", "application_id", schema);
        migration.CreateIndex("ix_work_items_case_id", "work_items", "case_id", schema);
    }

    private static void CreateWorkItemChanges(MigrationBuilder migration, string? schema)
    {
        migration.CreateTable(
            name: "work_item_changes",
            schema: schema,
            columns: table => new
            {
                id = table.Column<Guid>(),
                item_id = table.Column<Guid>(),
                at = table.Column<DateTime>(),
                subject = table.Column<string>(maxLength: 200, nullable: true),
                role = table.Column<string>(maxLength: 40),
                from = table.Column<string>(maxLength: 40, nullable: true),
                to = table.Column<string>(maxLength: 40),
                from_assignee = table.Column<string>(maxLength: 200, nullable: true),
                to_assignee = table.Column<string>(maxLength: 200, nullable: true),
                what = table.Column<string>(maxLength: 60),
                reason = table.Column<string>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_work_item_changes", row => row.id);
                table.ForeignKey("fk_work_item_changes_item_id", row => row.item_id, "work_items", "id", schema, onDelete: ReferentialAction.Cascade);
            });
        migration.CreateIndex("ix_work_item_changes_item_id_at", "work_item_changes", ["item_id", "at"], schema);
    }

    private static void CreatePeriods(MigrationBuilder migration, string? schema)
    {
        migration.CreateTable(
            name: "cases",
            schema: schema,
            columns: table => new { id = table.Column<Guid>(), version = table.Column<long>() },
            constraints: table => table.PrimaryKey("pk_cases", row => row.id));
        migration.CreateTable(
            name: "approval_periods",
            schema: schema,
            columns: table => new
            {
                id = table.Column<Guid>(),
                case_id = table.Column<Guid>(),
                application_id = table.Column<Guid>(),
                from = table.Column<DateOnly>(),
                to = table.Column<DateOnly>(),
                provisional = table.Column<bool>(),
                state = table.Column<string>(maxLength: 40),
                revision = table.Column<long>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_approval_periods", row => row.id);
                table.ForeignKey("fk_approval_periods_case_id", row => row.case_id, "cases", "id", schema, onDelete: ReferentialAction.Cascade);
            });
        migration.CreateIndex("ix_approval_periods_application_id", "approval_periods", "application_id", schema);
        migration.CreateIndex("ix_approval_periods_case_id", "approval_periods", "case_id", schema);
        migration.CreateIndex("ix_approval_periods_state_to", "approval_periods", ["state", "to"], schema);
    }
}
