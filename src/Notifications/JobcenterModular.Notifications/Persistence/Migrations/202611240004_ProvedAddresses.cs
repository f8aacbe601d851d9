using JobcenterModular.BuildingBlocks.Persistence;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace JobcenterModular.Notifications.Persistence.Migrations;

/// <summary>Which proved address a delivery went to and when its carrier last spoke of it; addresses that are withdrawn; how many codes were sent.</summary>
[DbContext(typeof(NotificationsDbContext))]
[Migration("202611240004_ProvedAddresses")]
internal sealed class ProvedAddresses : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        string? schema = migrationBuilder.SchemaOf(NotificationsModule.ModuleName);
        migrationBuilder.AddColumn<Guid>("contact_point_id", "deliveries", schema: schema, nullable: true);
        migrationBuilder.AddColumn<DateTime>("news_at", "deliveries", schema: schema, nullable: true);
        migrationBuilder.CreateIndex(
            "ix_deliveries_contact_point_id", "deliveries", "contact_point_id", schema, filter: "contact_point_id IS NOT NULL");
        migrationBuilder.AddColumn<string>("address_mac", "contact_points", maxLength: 100, schema: schema, nullable: true);
        migrationBuilder.AddColumn<DateTime>("withdrawn_at", "contact_points", schema: schema, nullable: true);
        migrationBuilder.CreateTable(
            name: "code_budgets",
            schema: schema,
            columns: table => new
            {
                key = table.Column<string>(maxLength: 220),
                sent = table.Column<string>(maxLength: 200),
                last_at = table.Column<DateTime>(),
                version = table.Column<long>(),
            },
            constraints: table => table.PrimaryKey("pk_code_budgets", row => row.key));
        migrationBuilder.CreateIndex("ix_code_budgets_last_at", "code_budgets", "last_at", schema);
    }
}
