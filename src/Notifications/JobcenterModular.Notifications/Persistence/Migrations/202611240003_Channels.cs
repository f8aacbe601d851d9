using JobcenterModular.BuildingBlocks.Persistence;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace JobcenterModular.Notifications.Persistence.Migrations;

/// <summary>
/// Several channels in place of e-mail alone: chains, contact data, reminders, texts of the office, the print queue. What
/// was told before keeps its state under the new names; its text was German and made by version 0 of the templates.
/// </summary>
[DbContext(typeof(NotificationsDbContext))]
[Migration("202611240003_Channels")]
internal sealed class Channels : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        string? schema = migrationBuilder.SchemaOf(NotificationsModule.ModuleName);
        string prefix = schema is null ? "" : $"{schema}.";
        ExtendNotices(migrationBuilder, schema, prefix);
        ExtendDeliveries(migrationBuilder, schema, prefix);
        ExtendKnownApplications(migrationBuilder, schema);
        ContactTables.Create(migrationBuilder, schema);
        ReminderTables.Create(migrationBuilder, schema);
        CreateTexts(migrationBuilder, schema);
        CreatePrintJobs(migrationBuilder, schema);
    }

    private static void ExtendNotices(MigrationBuilder migration, string? schema, string prefix)
    {
        migration.AddColumn<string>("language", "notices", maxLength: 10, schema: schema, defaultValue: "de");
        migration.AddColumn<string>("template", "notices", maxLength: 80, schema: schema, defaultValue: "");
        migration.AddColumn<DateTime>("valid_until", "notices", schema: schema, nullable: true);
        migration.AddColumn<string>("standing", "notices", maxLength: 40, schema: schema, defaultValue: "Told");
        migration.AddColumn<string>("chain", "notices", maxLength: 60, schema: schema, defaultValue: "");
        migration.AddColumn<Guid>("reminder_id", "notices", schema: schema, nullable: true);
        migration.AddColumn<string>("assigned_to", "notices", maxLength: 200, schema: schema, nullable: true);
        migration.AddColumn<long>("stream_position", "notices", schema: schema, nullable: true);
        migration.Sql($"UPDATE {prefix}notices SET template = purpose || '/0'");
        migration.Sql(
            $"UPDATE {prefix}notices SET standing = 'Trying' WHERE EXISTS (SELECT 1 FROM {prefix}deliveries delivery "
            + $"WHERE delivery.notice_id = {prefix}notices.id AND delivery.state IN ('Waiting', 'Sending'))");
        migration.Sql(
            $"UPDATE {prefix}notices SET standing = 'Alarmed' WHERE EXISTS (SELECT 1 FROM {prefix}deliveries delivery "
            + $"WHERE delivery.notice_id = {prefix}notices.id AND delivery.state = 'Failed')");
        migration.CreateIndex("ix_notices_standing_created_at_id", "notices", ["standing", "created_at", "id"], schema);
        migration.CreateIndex("ix_notices_audience_stream_position", "notices", ["audience", "stream_position"], schema, unique: true);
        migration.CreateIndex(
            "ix_notices_unnumbered", "notices", ["audience", "created_at", "id"], schema, filter: "stream_position IS NULL");
    }

    private static void ExtendDeliveries(MigrationBuilder migration, string? schema, string prefix)
    {
        migration.AddColumn<DateTime>("expires_at", "deliveries", schema: schema, nullable: true);
        migration.AddColumn<DateTime>("handed_over_at", "deliveries", schema: schema, nullable: true);
        migration.AddColumn<string>("carrier_reference", "deliveries", maxLength: 100, schema: schema, nullable: true);
        migration.Sql($"UPDATE {prefix}deliveries SET channel = 'Email'");
        migration.Sql($"UPDATE {prefix}deliveries SET state = 'HandedOver', handed_over_at = closed_at WHERE state = 'Sent'");
        migration.Sql($"UPDATE {prefix}deliveries SET state = 'FailedForGood' WHERE state = 'Failed'");
        migration.Sql($"UPDATE {prefix}deliveries SET state = 'FailedForNow' WHERE state = 'Waiting' AND attempts > 0");
        migration.DropIndex("ix_deliveries_next_attempt_at", "deliveries", schema);
        migration.CreateIndex(
            "ix_deliveries_channel_next_attempt_at", "deliveries", ["channel", "next_attempt_at"], schema, filter: "next_attempt_at IS NOT NULL");
        migration.CreateIndex("ix_deliveries_notice_id", "deliveries", "notice_id", schema);
    }

    private static void ExtendKnownApplications(MigrationBuilder migration, string? schema)
    {
        migration.AddColumn<string>("sealed_contact", "known_applications", schema: schema, nullable: true);
        migration.AddColumn<string>("contact_sealed_for", "known_applications", maxLength: 60, schema: schema, nullable: true);
        migration.AddColumn<string>("sealed_draft_mail", "known_applications", schema: schema, nullable: true);
        migration.AddColumn<string>("team", "known_applications", maxLength: 100, schema: schema, nullable: true);
        migration.AddColumn<DateOnly>("begun_on", "known_applications", schema: schema, nullable: true);
        migration.AddColumn<DateTime>("sent_at", "known_applications", schema: schema, nullable: true);
        migration.AddColumn<long>("version", "known_applications", schema: schema, defaultValue: 0L);
        migration.CreateIndex("ix_known_applications_owner_subject", "known_applications", "owner_subject", schema);
    }

    private static void CreateTexts(MigrationBuilder migration, string? schema)
    {
        migration.CreateTable(
            name: "template_overrides",
            schema: schema,
            columns: table => new
            {
                id = table.Column<Guid>(),
                key = table.Column<string>(maxLength: 60),
                language = table.Column<string>(maxLength: 10),
                number = table.Column<int>(),
                text = table.Column<string>(nullable: true),
                created_at = table.Column<DateTime>(),
                created_by = table.Column<string>(maxLength: 200),
            },
            constraints: table => table.PrimaryKey("pk_template_overrides", row => row.id));
        migration.CreateIndex(
            "ix_template_overrides_key_language_number", "template_overrides", ["key", "language", "number"], schema, unique: true);
    }

    private static void CreatePrintJobs(MigrationBuilder migration, string? schema)
    {
        migration.CreateTable(
            name: "print_jobs",
            schema: schema,
            columns: table => new
            {
                id = table.Column<Guid>(),
                notice_id = table.Column<Guid>(),
                application_id = table.Column<Guid>(),
                reference = table.Column<string>(maxLength: 60),
                purpose = table.Column<string>(maxLength: 60),
                created_at = table.Column<DateTime>(),
                sealed_html = table.Column<string>(nullable: true),
                sealed_pdf = table.Column<byte[]>(nullable: true),
                render_at = table.Column<DateTime>(nullable: true),
                render_attempts = table.Column<int>(),
                posted_at = table.Column<DateTime>(nullable: true),
                posted_by = table.Column<string>(maxLength: 200, nullable: true),
                has_pdf = table.Column<bool>(),
                version = table.Column<long>(),
            },
            constraints: table => table.PrimaryKey("pk_print_jobs", row => row.id));
        migration.CreateIndex("ix_print_jobs_application_id", "print_jobs", "application_id", schema);
        migration.CreateIndex("ix_print_jobs_created_at_id", "print_jobs", ["created_at", "id"], schema);
        migration.CreateIndex("ix_print_jobs_open", "print_jobs", ["created_at", "id"], schema, filter: "posted_at IS NULL");
        migration.CreateIndex("ix_print_jobs_render_at", "print_jobs", "render_at", schema, filter: "render_at IS NOT NULL");
    }
}
