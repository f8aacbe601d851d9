using JobcenterModular.BuildingBlocks.Persistence;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace JobcenterModular.Notifications.Persistence.Migrations;

/// <summary>
/// How to reach who has sent an application. What was sent before has no address here, so these persons read new notices in
/// their inbox only; the reference is taken from a notice that they have.
/// </summary>
[DbContext(typeof(NotificationsDbContext))]
[Migration("202611240001_Addresses")]
internal sealed class Addresses : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        string? schema = migrationBuilder.SchemaOf(NotificationsModule.ModuleName);
        migrationBuilder.AddColumn<string>("reference", "known_applications", maxLength: 60, schema: schema, nullable: true);
        migrationBuilder.AddColumn<string>("sealed_mail_to", "known_applications", schema: schema, nullable: true);
        string prefix = schema is null ? "" : $"{schema}.";
        migrationBuilder.Sql(
            $"UPDATE {prefix}known_applications SET reference = (SELECT MAX(notice.reference) FROM {prefix}notices notice "
            + $"WHERE notice.application_id = {prefix}known_applications.id)");
    }
}
