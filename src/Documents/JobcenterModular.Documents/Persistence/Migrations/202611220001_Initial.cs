using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.BuildingBlocks.Persistence;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace JobcenterModular.Documents.Persistence.Migrations;

[DbContext(typeof(DocumentsDbContext))]
[Migration("202611220001_Initial")]
internal sealed class Initial : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        string? schema = migrationBuilder.SchemaOf(DocumentsDbContext.Name);
        migrationBuilder.CreateMessagingTables(schema);

        migrationBuilder.CreateTable(
            name: "paper_folders",
            schema: schema,
            columns: table => new
            {
                id = table.Column<Guid>(),
                reference = table.Column<string>(maxLength: 40),
                owner_subject = table.Column<string>(maxLength: 255, nullable: true),
                evidence_codes = table.Column<string>(),
                state = table.Column<string>(maxLength: 40),
                paper_count = table.Column<int>(),
                erase_due_at = table.Column<DateTime>(nullable: true),
                version = table.Column<long>(),
            },
            constraints: table => table.PrimaryKey("pk_paper_folders", row => row.id));
        migrationBuilder.CreateIndex("ix_paper_folders_erase_due_at", "paper_folders", "erase_due_at", schema);

        migrationBuilder.CreateTable(
            name: "papers",
            schema: schema,
            columns: table => new
            {
                id = table.Column<Guid>(),
                application_id = table.Column<Guid>(),
                evidence_code = table.Column<string>(maxLength: 20),
                person_id = table.Column<string>(maxLength: 10),
                file_name = table.Column<string>(maxLength: 120),
                media_type = table.Column<string>(maxLength: 40),
                size_bytes = table.Column<long>(),
                sha256 = table.Column<string>(maxLength: 64),
                received_at = table.Column<DateTime>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_papers", row => row.id);
                table.ForeignKey(
                    name: "fk_papers_application_id",
                    column: row => row.application_id,
                    principalSchema: schema,
                    principalTable: "paper_folders",
                    principalColumn: "id",
                    onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_papers_application_id", "papers", "application_id", schema);
    }
}
