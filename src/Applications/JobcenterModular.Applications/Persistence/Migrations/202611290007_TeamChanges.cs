using JobcenterModular.BuildingBlocks.Persistence;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace JobcenterModular.Applications.Persistence.Migrations;

/// <summary>From which team to which an item on the desk went.</summary>
[DbContext(typeof(ApplicationsDbContext))]
[Migration("202611290007_TeamChanges")]
internal sealed class TeamChanges : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        string? schema = migrationBuilder.SchemaOf(ApplicationsDbContext.ModuleName);
        migrationBuilder.AddColumn<string>("from_team", "work_item_changes", maxLength: 60, schema: schema, nullable: true);
        migrationBuilder.AddColumn<string>("to_team", "work_item_changes", maxLength: 60, schema: schema, nullable: true);
    }
}
