using JobcenterModular.BuildingBlocks.Persistence;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace JobcenterModular.Applications.Persistence.Migrations;

/// <summary>Where papers and items of the checklist stand. Papers of before were on the desk and stay there.</summary>
[DbContext(typeof(ApplicationsDbContext))]
[Migration("202611240001_Standings")]
internal sealed class Standings : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        string? schema = migrationBuilder.SchemaOf(ApplicationsDbContext.ModuleName);
        CreatePaperStandings(migrationBuilder, schema);
        CreateEvidenceStandings(migrationBuilder, schema);
        migrationBuilder.AddColumn<string>("follow_ups", "submissions", schema: schema, nullable: true);
    }

    private static void CreatePaperStandings(MigrationBuilder migration, string? schema)
    {
        migration.CreateTable(
            name: "paper_standings",
            schema: schema,
            columns: table => new
            {
                document_id = table.Column<Guid>(),
                application_id = table.Column<Guid>(),
                released_at = table.Column<DateTime>(nullable: true),
                set_aside_at = table.Column<DateTime>(nullable: true),
                set_aside_reason = table.Column<string>(maxLength: 60, nullable: true),
                items = table.Column<string>(nullable: true),
                items_version = table.Column<long>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_paper_standings", row => row.document_id);
                table.ForeignKey(
                    "fk_paper_standings_application_id", row => row.application_id, "applications", "id", schema, onDelete: ReferentialAction.Cascade);
            });
        migration.CreateIndex("ix_paper_standings_application_id", "paper_standings", "application_id", schema);
        string prefix = schema is null ? "" : $"{schema}.";
        migration.Sql(
            $"INSERT INTO {prefix}paper_standings (document_id, application_id, released_at, items_version) "
            + $"SELECT document_id, application_id, received_at, 0 FROM {prefix}papers");
    }

    private static void CreateEvidenceStandings(MigrationBuilder migration, string? schema) => migration.CreateTable(
        name: "evidence_standings",
        schema: schema,
        columns: table => new
        {
            application_id = table.Column<Guid>(),
            evidence_code = table.Column<string>(maxLength: 10),
            person_id = table.Column<string>(maxLength: 20),
            statement = table.Column<string>(maxLength: 40),
            promised_for = table.Column<DateOnly>(nullable: true),
            stated_version = table.Column<long>(),
            outcome = table.Column<string>(maxLength: 40),
            reason_code = table.Column<string>(maxLength: 60, nullable: true),
            reason = table.Column<string>(nullable: true),
            due_on = table.Column<DateOnly>(nullable: true),
            reviewed_at = table.Column<DateTime>(nullable: true),
            reviewed_papers = table.Column<string>(nullable: true),
            reviewed_version = table.Column<long>(),
        },
        constraints: table =>
        {
            table.PrimaryKey("pk_evidence_standings", row => new { row.application_id, row.evidence_code, row.person_id });
            table.ForeignKey(
                "fk_evidence_standings_application_id", row => row.application_id, "applications", "id", schema, onDelete: ReferentialAction.Cascade);
        });
}
