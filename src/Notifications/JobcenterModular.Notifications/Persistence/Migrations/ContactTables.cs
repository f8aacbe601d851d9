using Microsoft.EntityFrameworkCore.Migrations;

namespace JobcenterModular.Notifications.Persistence.Migrations;

/// <summary>Part of <see cref="Channels"/>: how people want to be told, and where.</summary>
internal static class ContactTables
{
    public static void Create(MigrationBuilder migration, string? schema)
    {
        migration.CreateTable(
            name: "contacts",
            schema: schema,
            columns: table => new
            {
                owner = table.Column<string>(maxLength: 220),
                language = table.Column<string>(maxLength: 10, nullable: true),
                channels = table.Column<string>(maxLength: 100, nullable: true),
                content_consent_at = table.Column<DateTime>(nullable: true),
                updated_at = table.Column<DateTime>(),
                version = table.Column<long>(),
            },
            constraints: table => table.PrimaryKey("pk_contacts", row => row.owner));
        migration.CreateTable(
            name: "contact_points",
            schema: schema,
            columns: table => new
            {
                id = table.Column<Guid>(),
                owner = table.Column<string>(maxLength: 220),
                channel = table.Column<string>(maxLength: 20),
                sealed_address = table.Column<string>(maxLength: 1000),
                added_at = table.Column<DateTime>(),
                proved_at = table.Column<DateTime>(nullable: true),
                bounced_at = table.Column<DateTime>(nullable: true),
                code_mac = table.Column<string>(maxLength: 100, nullable: true),
                code_until = table.Column<DateTime>(nullable: true),
                code_tries = table.Column<int>(),
                codes_sent = table.Column<int>(),
                version = table.Column<long>(),
            },
            constraints: table => table.PrimaryKey("pk_contact_points", row => row.id));
        migration.CreateIndex("ix_contact_points_owner", "contact_points", "owner", schema);
    }
}
