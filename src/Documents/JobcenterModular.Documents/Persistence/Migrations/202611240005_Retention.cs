using JobcenterModular.BuildingBlocks.Persistence;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace JobcenterModular.Documents.Persistence.Migrations;

/// <summary>Legal holds, proposals to delete, and reports of what was deleted.</summary>
[DbContext(typeof(DocumentsDbContext))]
[Migration("202611240005_Retention")]
internal sealed class Retention : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        string? schema = migrationBuilder.SchemaOf(DocumentsDbContext.Name);
        migrationBuilder.CreateTable(
            name: "legal_holds",
            schema: schema,
            columns: table => new
            {
                id = table.Column<Guid>(),
                case_id = table.Column<Guid>(),
                reason = table.Column<string>(maxLength: 400),
                set_by = table.Column<string>(maxLength: 255),
                set_at = table.Column<DateTime>(),
                lifted_by = table.Column<string>(maxLength: 255, nullable: true),
                lifted_at = table.Column<DateTime>(nullable: true),
            },
            constraints: table => table.PrimaryKey("pk_legal_holds", row => row.id));
        migrationBuilder.CreateIndex("ix_legal_holds_case_id", "legal_holds", "case_id", schema);

        migrationBuilder.CreateTable(
            name: "deletion_proposals",
            schema: schema,
            columns: table => new
            {
                id = table.Column<Guid>(),
                case_id = table.Column<Guid>(),
                reference = table.Column<string>(maxLength: 40),
                rule = table.Column<string>(maxLength: 80),
                source = table.Column<string>(maxLength: 400),
                due_on = table.Column<DateOnly>(),
                proposed_at = table.Column<DateTime>(),
                state = table.Column<string>(maxLength: 40),
                decided_by = table.Column<string>(maxLength: 255, nullable: true),
                decided_at = table.Column<DateTime>(nullable: true),
                reason = table.Column<string>(maxLength: 400, nullable: true),
                keep_until = table.Column<DateOnly>(nullable: true),
                next_attempt_at = table.Column<DateTime>(nullable: true),
                version = table.Column<long>(),
            },
            constraints: table => table.PrimaryKey("pk_deletion_proposals", row => row.id));
        migrationBuilder.CreateIndex("ix_deletion_proposals_case_id", "deletion_proposals", "case_id", schema);
        migrationBuilder.CreateIndex("ix_deletion_proposals_page", "deletion_proposals", ["state", "proposed_at", "id"], schema);
        migrationBuilder.CreateIndex("ix_deletion_proposals_next_attempt_at", "deletion_proposals", "next_attempt_at", schema);

        migrationBuilder.CreateTable(
            name: "deletion_reports",
            schema: schema,
            columns: table => new
            {
                id = table.Column<Guid>(),
                case_id = table.Column<Guid>(),
                document_id = table.Column<Guid>(nullable: true),
                reference = table.Column<string>(maxLength: 40),
                rule = table.Column<string>(maxLength: 80),
                source = table.Column<string>(maxLength: 400),
                decided_by = table.Column<string>(maxLength: 255),
                documents = table.Column<int>(),
                bytes = table.Column<long>(),
                contents_sha256 = table.Column<string>(maxLength: 64),
                destroyed_at = table.Column<DateTime>(),
                finished_at = table.Column<DateTime>(nullable: true),
            },
            constraints: table => table.PrimaryKey("pk_deletion_reports", row => row.id));
        migrationBuilder.CreateIndex("ix_deletion_reports_page", "deletion_reports", ["destroyed_at", "id"], schema);
        migrationBuilder.CreateIndex("ix_deletion_reports_case_id", "deletion_reports", "case_id", schema);
    }
}
