using JobcenterModular.BuildingBlocks.Persistence;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace JobcenterModular.Notifications.Persistence.Migrations;

/// <summary>The way to an appointment for who has no account, and whether the office invited to it.</summary>
[DbContext(typeof(NotificationsDbContext))]
[Migration("202611280001_AppointmentLinks")]
internal sealed class AppointmentLinks : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        string? schema = migrationBuilder.SchemaOf(NotificationsModule.ModuleName);
        migrationBuilder.AddColumn<string>("sealed_link", "notices", maxLength: 1000, schema: schema, nullable: true);
        migrationBuilder.AddColumn<string>("sealed_key", "watched", maxLength: 200, schema: schema, nullable: true);
        migrationBuilder.AddColumn<bool>("is_invitation", "watched", schema: schema, defaultValue: false);
    }
}
