using JobcenterModular.BuildingBlocks.Persistence;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace JobcenterModular.Applications.Persistence.Migrations;

/// <summary>What makes an application a renewal.</summary>
[DbContext(typeof(ApplicationsDbContext))]
[Migration("202611290004_Renewals")]
internal sealed class Renewals : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        string? schema = migrationBuilder.SchemaOf(ApplicationsDbContext.ModuleName);
        migrationBuilder.CreateTable(
            name: "renewals",
            schema: schema,
            columns: table => new
            {
                application_id = table.Column<Guid>(),
                renewed_id = table.Column<Guid>(),
                renewed_reference = table.Column<string>(maxLength: 20),
                renewed_date = table.Column<DateOnly>(),
                case_id = table.Column<Guid>(),
                period_end = table.Column<DateOnly>(),
                baseline = table.Column<string>(),
                amended = table.Column<string>(nullable: true),
                confirmations = table.Column<string>(),
                version = table.Column<long>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_renewals", row => row.application_id);
                table.ForeignKey("fk_renewals_application_id", row => row.application_id, "applications", "id", schema, onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("ix_renewals_renewed_id", "renewals", "renewed_id", schema);
    }
}
