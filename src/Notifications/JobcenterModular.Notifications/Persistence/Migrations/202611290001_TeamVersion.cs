using JobcenterModular.BuildingBlocks.Persistence;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace JobcenterModular.Notifications.Persistence.Migrations;

/// <summary>Which change of an application's team was the last.</summary>
[DbContext(typeof(NotificationsDbContext))]
[Migration("202611290001_TeamVersion")]
internal sealed class TeamVersion : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.AddColumn<long>(
        "team_version", "known_applications", schema: migrationBuilder.SchemaOf(NotificationsModule.ModuleName), defaultValue: 0L);
}
