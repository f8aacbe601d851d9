using JobcenterModular.BuildingBlocks.Persistence;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace JobcenterModular.Documents.Persistence.Migrations;

/// <summary>The ledger of what left, and the dates of each application that a receiver wants to know.</summary>
[DbContext(typeof(DocumentsDbContext))]
[Migration("202611240004_HandOvers")]
internal sealed class HandOvers : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        string? schema = migrationBuilder.SchemaOf(DocumentsDbContext.Name);
        migrationBuilder.AddColumn<DateTime>("submitted_at", "paper_folders", schema: schema, nullable: true);
        migrationBuilder.AddColumn<DateOnly>("application_date", "paper_folders", schema: schema, nullable: true);
        migrationBuilder.AddColumn<DateOnly>("effect_month", "paper_folders", schema: schema, nullable: true);
        migrationBuilder.CreateTable(
            name: "hand_overs",
            schema: schema,
            columns: table => new
            {
                id = table.Column<Guid>(),
                case_id = table.Column<Guid>(),
                kind = table.Column<string>(maxLength: 40),
                receiver = table.Column<string>(maxLength: 200),
                note = table.Column<string>(maxLength: 400, nullable: true),
                requested_by = table.Column<string>(maxLength: 255),
                requested_at = table.Column<DateTime>(),
                state = table.Column<string>(maxLength: 40),
                documents = table.Column<int>(nullable: true),
                bytes = table.Column<long>(nullable: true),
                taken_at = table.Column<DateTime>(nullable: true),
                acknowledged_at = table.Column<DateTime>(nullable: true),
                failed_at = table.Column<DateTime>(nullable: true),
                failure = table.Column<string>(maxLength: 60, nullable: true),
                answer = table.Column<string>(maxLength: 400, nullable: true),
                attempts = table.Column<int>(),
                next_attempt_at = table.Column<DateTime>(nullable: true),
                alarmed_at = table.Column<DateTime>(nullable: true),
                version = table.Column<long>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_hand_overs", row => row.id);
                table.ForeignKey("fk_hand_overs_case_id", row => row.case_id, "case_files", "id", schema, onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_hand_overs_case_id", "hand_overs", "case_id", schema);
        migrationBuilder.CreateIndex("ix_hand_overs_page", "hand_overs", ["state", "requested_at", "id"], schema);
        migrationBuilder.CreateIndex("ix_hand_overs_next_attempt_at", "hand_overs", "next_attempt_at", schema);
    }
}
