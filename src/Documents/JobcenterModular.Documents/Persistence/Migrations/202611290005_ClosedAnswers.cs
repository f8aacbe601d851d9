using JobcenterModular.BuildingBlocks.Persistence;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace JobcenterModular.Documents.Persistence.Migrations;

/// <summary>Which answers of an application its applicant may not see.</summary>
[DbContext(typeof(DocumentsDbContext))]
[Migration("202611290005_ClosedAnswers")]
internal sealed class ClosedAnswersOfAdults : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTable(
        name: "closed_answers",
        schema: migrationBuilder.SchemaOf(DocumentsDbContext.Name),
        columns: table => new { application_id = table.Column<Guid>(), section = table.Column<string>(maxLength: 80) },
        constraints: table => table.PrimaryKey("pk_closed_answers", row => new { row.application_id, row.section }));
}
