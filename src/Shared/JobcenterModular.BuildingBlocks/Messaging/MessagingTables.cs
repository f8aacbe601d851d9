using Microsoft.EntityFrameworkCore.Migrations;

namespace JobcenterModular.BuildingBlocks.Messaging;

/// <summary>Outbox, inbox and idempotent replies: every module's first migration creates them in its own schema.</summary>
public static class MessagingTables
{
    /// <summary>Creates the three tables and their indexes.</summary>
    public static void CreateMessagingTables(this MigrationBuilder migration, string? schema)
    {
        migration.CreateTable(
            name: "outbox",
            schema: schema,
            columns: table => new
            {
                id = table.Column<Guid>(),
                name = table.Column<string>(maxLength: 100),
                payload = table.Column<string>(),
                occurred_at = table.Column<DateTime>(),
                attempts = table.Column<int>(),
                next_attempt_at = table.Column<DateTime>(nullable: true),
                lease_owner = table.Column<Guid>(nullable: true),
                processed_at = table.Column<DateTime>(nullable: true),
                dead_at = table.Column<DateTime>(nullable: true),
                last_error = table.Column<string>(maxLength: 400, nullable: true),
            },
            constraints: table => table.PrimaryKey("pk_outbox", row => row.id));
        migration.CreateIndex("ix_outbox_next_attempt_at", "outbox", "next_attempt_at", schema);
        migration.CreateIndex("ix_outbox_processed_at", "outbox", "processed_at", schema);
        migration.CreateIndex("ix_outbox_dead_at", "outbox", "dead_at", schema);

        migration.CreateTable(
            name: "inbox",
            schema: schema,
            columns: table => new
            {
                event_id = table.Column<Guid>(),
                handler = table.Column<string>(maxLength: 100),
                handled_at = table.Column<DateTime>(),
                refused_because = table.Column<string>(maxLength: 100, nullable: true),
            },
            constraints: table => table.PrimaryKey("pk_inbox", row => new { row.event_id, row.handler }));
        migration.CreateIndex("ix_inbox_handled_at", "inbox", "handled_at", schema);

        migration.CreateTable(
            name: "idempotent_replies",
            schema: schema,
            columns: table => new
            {
                scope = table.Column<string>(maxLength: 200),
                key = table.Column<string>(maxLength: 128),
                request_hash = table.Column<string>(maxLength: 64),
                sealed_reply = table.Column<byte[]>(),
                expires_at = table.Column<DateTime>(),
            },
            constraints: table => table.PrimaryKey("pk_idempotent_replies", row => new { row.scope, row.key }));
        migration.CreateIndex("ix_idempotent_replies_expires_at", "idempotent_replies", "expires_at", schema);
    }
}
