using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.BuildingBlocks.Persistence;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace JobcenterModular.Notifications.Persistence.Migrations;

[DbContext(typeof(NotificationsDbContext))]
[Migration("202611220001_Initial")]
internal sealed class Initial : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        string? schema = migrationBuilder.SchemaOf(NotificationsModule.ModuleName);
        migrationBuilder.CreateMessagingTables(schema);
        CreateNotices(migrationBuilder, schema);
        CreateDeliveries(migrationBuilder, schema);
        migrationBuilder.CreateTable(
            name: "known_applications",
            schema: schema,
            columns: table => new
            {
                id = table.Column<Guid>(),
                owner_subject = table.Column<string>(maxLength: 200, nullable: true),
                deleted_at = table.Column<DateTime>(nullable: true),
            },
            constraints: table => table.PrimaryKey("pk_known_applications", row => row.id));
    }

    private static void CreateNotices(MigrationBuilder migration, string? schema)
    {
        migration.CreateTable(
            name: "notices",
            schema: schema,
            columns: table => new
            {
                id = table.Column<Guid>(),
                audience = table.Column<string>(maxLength: 40),
                recipient = table.Column<string>(maxLength: 100),
                event_id = table.Column<Guid>(),
                purpose = table.Column<string>(maxLength: 60),
                application_id = table.Column<Guid>(),
                reference = table.Column<string>(maxLength: 60),
                urgent = table.Column<bool>(),
                title = table.Column<string>(maxLength: 200),
                body = table.Column<string>(maxLength: 4000),
                link = table.Column<string>(maxLength: 500, nullable: true),
                created_at = table.Column<DateTime>(),
                read_at = table.Column<DateTime>(nullable: true),
                version = table.Column<long>(),
            },
            constraints: table => table.PrimaryKey("pk_notices", row => row.id));
        migration.CreateIndex(
            "ix_notices_event_id_recipient_purpose", "notices", ["event_id", "recipient", "purpose"], schema, unique: true);
        migration.CreateIndex("ix_notices_application_id", "notices", "application_id", schema);
        migration.CreateIndex("ix_notices_audience_created_at_id", "notices", ["audience", "created_at", "id"], schema);
        migration.CreateIndex(
            "ix_notices_audience_recipient_created_at_id", "notices", ["audience", "recipient", "created_at", "id"], schema);
        migration.CreateIndex(
            "ix_notices_unread", "notices", ["audience", "created_at", "id"], schema, filter: "read_at IS NULL");
        migration.CreateIndex(
            "ix_notices_unread_of_recipient",
            "notices",
            ["audience", "recipient", "created_at", "id"],
            schema,
            filter: "read_at IS NULL");
    }

    private static void CreateDeliveries(MigrationBuilder migration, string? schema)
    {
        migration.CreateTable(
            name: "deliveries",
            schema: schema,
            columns: table => new
            {
                id = table.Column<Guid>(),
                notice_id = table.Column<Guid>(),
                application_id = table.Column<Guid>(),
                reference = table.Column<string>(maxLength: 60),
                purpose = table.Column<string>(maxLength: 60),
                channel = table.Column<string>(maxLength: 20),
                state = table.Column<string>(maxLength: 40),
                attempts = table.Column<int>(),
                next_attempt_at = table.Column<DateTime>(nullable: true),
                created_at = table.Column<DateTime>(),
                closed_at = table.Column<DateTime>(nullable: true),
                last_error = table.Column<string>(maxLength: 100, nullable: true),
                sealed_letter = table.Column<string>(nullable: true),
                version = table.Column<long>(),
            },
            constraints: table => table.PrimaryKey("pk_deliveries", row => row.id));
        migration.CreateIndex("ix_deliveries_next_attempt_at", "deliveries", "next_attempt_at", schema);
        migration.CreateIndex("ix_deliveries_application_id", "deliveries", "application_id", schema);
        migration.CreateIndex("ix_deliveries_created_at_id", "deliveries", ["created_at", "id"], schema);
        migration.CreateIndex("ix_deliveries_state_created_at_id", "deliveries", ["state", "created_at", "id"], schema);
    }
}
