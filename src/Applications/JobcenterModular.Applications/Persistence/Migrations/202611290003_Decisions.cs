using JobcenterModular.BuildingBlocks.Persistence;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace JobcenterModular.Applications.Persistence.Migrations;

/// <summary>What the office asks for and what is answered, what it decides, and what is said against that.</summary>
[DbContext(typeof(ApplicationsDbContext))]
[Migration("202611290003_Decisions")]
internal sealed class Decisions : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        string? schema = migrationBuilder.SchemaOf(ApplicationsDbContext.ModuleName);
        CreateAmendments(migrationBuilder, schema);
        CreateRequests(migrationBuilder, schema);
        CreateDecisions(migrationBuilder, schema);
        CreateWishes(migrationBuilder, schema);
        CreateObjections(migrationBuilder, schema);
        migrationBuilder.AddColumn<DateTime>("final_figures_asked_at", "approval_periods", schema: schema, nullable: true);
        migrationBuilder.CreateIndex("ix_approval_periods_to_id", "approval_periods", ["to", "id"], schema);
    }

    private static void CreateAmendments(MigrationBuilder migration, string? schema) => migration.CreateTable(
        name: "answer_amendments",
        schema: schema,
        columns: table => new
        {
            application_id = table.Column<Guid>(),
            number = table.Column<int>(),
            request_id = table.Column<Guid>(),
            section = table.Column<string>(maxLength: 80),
            answers = table.Column<string>(),
            at = table.Column<DateTime>(),
        },
        constraints: table =>
        {
            table.PrimaryKey("pk_answer_amendments", row => new { row.application_id, row.number });
            table.ForeignKey("fk_answer_amendments_application_id", row => row.application_id, "applications", "id", schema, onDelete: ReferentialAction.Cascade);
        });

    private static void CreateRequests(MigrationBuilder migration, string? schema)
    {
        migration.CreateTable(
            name: "information_requests",
            schema: schema,
            columns: table => new
            {
                id = table.Column<Guid>(),
                application_id = table.Column<Guid>(),
                asked_at = table.Column<DateTime>(),
                asked_by = table.Column<string>(maxLength: 200),
                due_on = table.Column<DateOnly>(),
                items = table.Column<string>(),
                notice = table.Column<string>(),
                notice_from = table.Column<DateOnly>(),
                state = table.Column<string>(maxLength: 40),
                closed_at = table.Column<DateTime>(nullable: true),
                overdue_at = table.Column<DateTime>(nullable: true),
                self_extended_at = table.Column<DateTime>(nullable: true),
                version = table.Column<long>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_information_requests", row => row.id);
                table.ForeignKey(
                    "fk_information_requests_application_id", row => row.application_id, "applications", "id", schema, onDelete: ReferentialAction.Cascade);
            });
        migration.CreateIndex("ix_information_requests_application_id", "information_requests", "application_id", schema);
        migration.CreateIndex("ix_information_requests_state_overdue_at_due_on", "information_requests", ["state", "overdue_at", "due_on"], schema);
    }

    private static void CreateDecisions(MigrationBuilder migration, string? schema) => migration.CreateTable(
        name: "decisions",
        schema: schema,
        columns: table => new
        {
            id = table.Column<Guid>(),
            kind = table.Column<string>(maxLength: 40, nullable: true),
            entries = table.Column<string>(),
            proposal = table.Column<string>(nullable: true),
            letter_id = table.Column<Guid>(nullable: true),
            letter_version = table.Column<long>(),
            letter_sent_on = table.Column<DateOnly>(nullable: true),
            letter_retrieved_at = table.Column<DateTime>(nullable: true),
            version = table.Column<long>(),
        },
        constraints: table =>
        {
            table.PrimaryKey("pk_decisions", row => row.id);
            table.ForeignKey("fk_decisions_id", row => row.id, "applications", "id", schema, onDelete: ReferentialAction.Cascade);
        });

    private static void CreateWishes(MigrationBuilder migration, string? schema)
    {
        migration.CreateTable(
            name: "withdrawals",
            schema: schema,
            columns: table => new { application_id = table.Column<Guid>(), at = table.Column<DateTime>() },
            constraints: table =>
            {
                table.PrimaryKey("pk_withdrawals", row => row.application_id);
                table.ForeignKey("fk_withdrawals_application_id", row => row.application_id, "applications", "id", schema, onDelete: ReferentialAction.Cascade);
            });
        migration.CreateTable(
            name: "portal_deliveries",
            schema: schema,
            columns: table => new
            {
                id = table.Column<Guid>(),
                consent = table.Column<bool>(),
                said_at = table.Column<DateTime>(),
                version = table.Column<long>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_portal_deliveries", row => row.id);
                table.ForeignKey("fk_portal_deliveries_id", row => row.id, "applications", "id", schema, onDelete: ReferentialAction.Cascade);
            });
    }

    private static void CreateObjections(MigrationBuilder migration, string? schema)
    {
        migration.CreateTable(
            name: "objections",
            schema: schema,
            columns: table => new
            {
                id = table.Column<Guid>(),
                application_id = table.Column<Guid>(),
                received_on = table.Column<DateOnly>(),
                channel = table.Column<string>(maxLength: 40),
                recorded_by = table.Column<string>(maxLength: 200),
                recorded_at = table.Column<DateTime>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_objections", row => row.id);
                table.ForeignKey("fk_objections_application_id", row => row.application_id, "applications", "id", schema, onDelete: ReferentialAction.Cascade);
            });
        migration.CreateIndex("ix_objections_application_id", "objections", "application_id", schema);
    }
}
