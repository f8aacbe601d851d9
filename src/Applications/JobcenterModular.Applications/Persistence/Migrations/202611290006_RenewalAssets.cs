using JobcenterModular.BuildingBlocks.Persistence;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace JobcenterModular.Applications.Persistence.Migrations;

/// <summary>Whether a renewal asks for savings anew; one that was begun before does not.</summary>
[DbContext(typeof(ApplicationsDbContext))]
[Migration("202611290006_RenewalAssets")]
internal sealed class RenewalAssets : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        string? schema = migrationBuilder.SchemaOf(ApplicationsDbContext.ModuleName);
        migrationBuilder.AddColumn<bool>("asks_assets", "renewals", schema: schema, nullable: false, defaultValue: false);
    }
}
