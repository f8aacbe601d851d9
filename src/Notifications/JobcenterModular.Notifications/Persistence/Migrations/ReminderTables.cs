using Microsoft.EntityFrameworkCore.Migrations;

namespace JobcenterModular.Notifications.Persistence.Migrations;

/// <summary>Part of <see cref="Channels"/>: what has a date, and what is to be said of it when.</summary>
internal static class ReminderTables
{
    public static void Create(MigrationBuilder migration, string? schema)
    {
        migration.CreateTable(
            name: "watched",
            schema: schema,
            columns: table => new
            {
                id = table.Column<Guid>(),
                recipient_id = table.Column<Guid>(),
                kind = table.Column<string>(maxLength: 40),
                subject = table.Column<string>(maxLength: 120),
                subject_version = table.Column<long>(),
                is_open = table.Column<bool>(),
                occasion = table.Column<string>(maxLength: 20, nullable: true),
                title = table.Column<string>(maxLength: 400, nullable: true),
                mode = table.Column<string>(maxLength: 20, nullable: true),
                version = table.Column<long>(),
            },
            constraints: table => table.PrimaryKey("pk_watched", row => row.id));
        migration.CreateIndex(
            "ix_watched_recipient_id_kind_subject", "watched", ["recipient_id", "kind", "subject"], schema, unique: true);
        migration.CreateIndex("ix_watched_appointment", "watched", "subject", schema, filter: "kind = 'Appointment'");
        migration.CreateTable(
            name: "reminders",
            schema: schema,
            columns: table => new
            {
                id = table.Column<Guid>(),
                purpose = table.Column<string>(maxLength: 60),
                recipient_id = table.Column<Guid>(),
                subject = table.Column<string>(maxLength: 120),
                occasion = table.Column<string>(maxLength: 20),
                stage = table.Column<int>(),
                remind_at = table.Column<DateTime>(),
                valid_until = table.Column<DateTime>(),
                state = table.Column<string>(maxLength: 40),
            },
            constraints: table => table.PrimaryKey("pk_reminders", row => row.id));
        migration.CreateIndex(
            "ix_reminders_recipient_id_subject_purpose_occasion_stage",
            "reminders",
            ["recipient_id", "subject", "purpose", "occasion", "stage"],
            schema,
            unique: true);
        migration.CreateIndex("ix_reminders_planned", "reminders", ["purpose", "remind_at"], schema, filter: "state = 'Planned'");
        migration.CreateTable(
            name: "reminder_queue",
            schema: schema,
            columns: table => new
            {
                id = table.Column<Guid>(),
                queued_at = table.Column<DateTime>(),
                next_attempt_at = table.Column<DateTime>(),
            },
            constraints: table => table.PrimaryKey("pk_reminder_queue", row => row.id));
    }
}
