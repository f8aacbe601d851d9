using JobcenterModular.BuildingBlocks.Persistence;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace JobcenterModular.Documents.Persistence.Migrations;

/// <summary>Papers that arrive in parts.</summary>
[DbContext(typeof(DocumentsDbContext))]
[Migration("202611240002_Uploads")]
internal sealed class Uploads : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        string? schema = migrationBuilder.SchemaOf(DocumentsDbContext.Name);
        migrationBuilder.CreateTable(
            name: "uploads",
            schema: schema,
            columns: table => new
            {
                id = table.Column<Guid>(),
                application_id = table.Column<Guid>(),
                case_id = table.Column<Guid>(),
                filed_by = table.Column<string>(maxLength: 255),
                metadata = table.Column<string>(maxLength: 8192),
                length = table.Column<long>(),
                created_at = table.Column<DateTime>(),
                offset = table.Column<long>(),
                segments = table.Column<int>(),
                writer = table.Column<Guid>(nullable: true),
                state = table.Column<string>(maxLength: 40),
                expires_at = table.Column<DateTime>(),
                file_name = table.Column<string>(maxLength: 120, nullable: true),
                media_type = table.Column<string>(maxLength: 40, nullable: true),
                sha256 = table.Column<string>(maxLength: 64, nullable: true),
                finishing_until = table.Column<DateTime>(nullable: true),
                document_id = table.Column<Guid>(nullable: true),
                problem = table.Column<string>(maxLength: 60, nullable: true),
                version = table.Column<long>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_uploads", row => row.id);
                table.ForeignKey("fk_uploads_case_id", row => row.case_id, "case_files", "id", schema, onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_uploads_application_id", "uploads", "application_id", schema);
        migrationBuilder.CreateIndex("ix_uploads_case_id", "uploads", "case_id", schema);
        migrationBuilder.CreateIndex("ix_uploads_expires_at", "uploads", "expires_at", schema);

        migrationBuilder.CreateTable(
            name: "upload_segments",
            schema: schema,
            columns: table => new
            {
                upload_id = table.Column<Guid>(),
                start = table.Column<long>(),
                length = table.Column<long>(),
                sha256 = table.Column<string>(maxLength: 64),
                name = table.Column<string>(maxLength: 60),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_upload_segments", row => new { row.upload_id, row.start });
                table.ForeignKey("fk_upload_segments_upload_id", row => row.upload_id, "uploads", "id", schema, onDelete: ReferentialAction.Cascade);
            });
    }
}
