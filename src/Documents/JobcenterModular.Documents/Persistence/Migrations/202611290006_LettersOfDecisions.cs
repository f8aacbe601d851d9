using JobcenterModular.BuildingBlocks.Persistence;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace JobcenterModular.Documents.Persistence.Migrations;

/// <summary>Which decision a letter belongs to, and which requests ask for an item of the checklist by name.</summary>
[DbContext(typeof(DocumentsDbContext))]
[Migration("202611290006_LettersOfDecisions")]
internal sealed class LettersOfDecisions : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        string? schema = migrationBuilder.SchemaOf(DocumentsDbContext.Name);

        // What is there belongs to the first decision: nobody counted them before.
        migrationBuilder.AddColumn<int>("decision_number", "decision_letters", schema: schema, defaultValue: 1);
        migrationBuilder.AddColumn<string>("requests", "evidence_items", schema: schema, defaultValue: "");
        migrationBuilder.AddColumn<bool>("only_by_name", "evidence_items", schema: schema, defaultValue: false);
        migrationBuilder.AddColumn<bool>("usually_optional", "evidence_items", schema: schema, defaultValue: false);
        migrationBuilder.AddColumn<DateOnly>("usually_due_on", "evidence_items", schema: schema, nullable: true);
        migrationBuilder.CreateTable(
            name: "paper_requests",
            schema: schema,
            columns: table => new
            {
                id = table.Column<Guid>(),
                application_id = table.Column<Guid>(),
                due_on = table.Column<DateOnly>(nullable: true),
                withdrawn = table.Column<bool>(),
                request_version = table.Column<long>(),
                version = table.Column<long>(),
            },
            constraints: table => table.PrimaryKey("pk_paper_requests", row => row.id));
        migrationBuilder.CreateIndex("ix_paper_requests_application_id", "paper_requests", "application_id", schema);
    }
}
