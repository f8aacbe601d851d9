using JobcenterModular.BuildingBlocks.Persistence;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace JobcenterModular.Documents.Persistence.Migrations;

/// <summary>Which document is the letter of a decision, and whether its owner may read it in the portal.</summary>
[DbContext(typeof(DocumentsDbContext))]
[Migration("202611290003_DecisionLetters")]
internal sealed class DecisionLetters : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTable(
        name: "decision_letters",
        schema: migrationBuilder.SchemaOf(DocumentsDbContext.Name),
        columns: table => new
        {
            id = table.Column<Guid>(),
            portal_delivery = table.Column<bool>(),
            decision_version = table.Column<long>(),
            document_id = table.Column<Guid>(nullable: true),
            sent_on = table.Column<DateOnly>(nullable: true),
            attached_by = table.Column<string>(maxLength: 255, nullable: true),
            attached_at = table.Column<DateTime>(nullable: true),
            retrieved_at = table.Column<DateTime>(nullable: true),
            version = table.Column<long>(),
        },
        constraints: table => table.PrimaryKey("pk_decision_letters", row => row.id));
}
