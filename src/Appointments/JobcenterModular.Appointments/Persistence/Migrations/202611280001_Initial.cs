using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.BuildingBlocks.Persistence;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace JobcenterModular.Appointments.Persistence.Migrations;

[DbContext(typeof(AppointmentsDbContext))]
[Migration("202611280001_Initial")]
internal sealed class Initial : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        string? schema = migrationBuilder.SchemaOf(AppointmentsDbContext.Name);
        migrationBuilder.CreateMessagingTables(schema);
        CreateRules(migrationBuilder, schema);
        CreateAppointments(migrationBuilder, schema);
        CreateWaitingList(migrationBuilder, schema);
        CreateKnownApplications(migrationBuilder, schema);
        OverlapGuard.Create(migrationBuilder, schema);
    }

    private static void CreateRules(MigrationBuilder migration, string? schema)
    {
        migration.CreateTable(
            name: "appointment_types",
            schema: schema,
            columns: table => new { id = table.Column<Guid>(), content = table.Column<string>(), version = table.Column<long>() },
            constraints: table => table.PrimaryKey("pk_appointment_types", row => row.id));
        migration.CreateTable(
            name: "places",
            schema: schema,
            columns: table => new { id = table.Column<Guid>(), content = table.Column<string>(), version = table.Column<long>() },
            constraints: table => table.PrimaryKey("pk_places", row => row.id));
        migration.CreateTable(
            name: "rule_revisions",
            schema: schema,
            columns: table => new
            {
                subject_id = table.Column<Guid>(),
                number = table.Column<long>(),
                saved_at = table.Column<DateTime>(),
                saved_by = table.Column<string>(maxLength: 255),
                content = table.Column<string>(),
            },
            constraints: table => table.PrimaryKey("pk_rule_revisions", row => new { row.subject_id, row.number }));
    }

    private static void CreateKnownApplications(MigrationBuilder migration, string? schema) => migration.CreateTable(
        name: "known_applications",
        schema: schema,
        columns: table => new
        {
            id = table.Column<Guid>(),
            owner_subject = table.Column<string>(maxLength: 255, nullable: true),
            deleted = table.Column<bool>(),
        },
        constraints: table => table.PrimaryKey("pk_known_applications", row => row.id));

    private static void CreateAppointments(MigrationBuilder migration, string? schema)
    {
        migration.CreateTable(
            name: "appointments",
            schema: schema,
            columns: table => new
            {
                id = table.Column<Guid>(),
                place_id = table.Column<Guid>(),
                counter_id = table.Column<Guid>(nullable: true),
                lane = table.Column<int>(),
                type_id = table.Column<Guid>(),
                @class = table.Column<string>(maxLength: 40),
                state = table.Column<string>(maxLength: 40),
                mode = table.Column<string>(maxLength: 40),
                language = table.Column<string>(maxLength: 10, nullable: true),
                aids = table.Column<string>(maxLength: 100),
                starts_at = table.Column<DateTime>(),
                ends_at = table.Column<DateTime>(),
                busy_from = table.Column<DateTime>(),
                busy_until = table.Column<DateTime>(),
                occupies = table.Column<bool>(),
                hold_expires_at = table.Column<DateTime>(nullable: true),
                hold_purpose = table.Column<string>(maxLength: 40, nullable: true),
                waiting_entry_id = table.Column<Guid>(nullable: true),
                replaces_id = table.Column<Guid>(nullable: true),
                owner_subject = table.Column<string>(maxLength: 255, nullable: true),
                application_id = table.Column<Guid>(nullable: true),
                sealed_person = table.Column<string>(maxLength: 4000, nullable: true),
                where = table.Column<string>(maxLength: 400, nullable: true),
                booked_by = table.Column<string>(maxLength: 255, nullable: true),
                sequence = table.Column<int>(),
                created_at = table.Column<DateTime>(),
                booked_at = table.Column<DateTime>(nullable: true),
                cancelled_at = table.Column<DateTime>(nullable: true),
                cancelled_by = table.Column<string>(maxLength: 255, nullable: true),
                cancel_reason = table.Column<string>(maxLength: 40, nullable: true),
                hit_at = table.Column<DateTime>(nullable: true),
                replacements_at = table.Column<DateTime>(nullable: true),
                arrived_at = table.Column<DateTime>(nullable: true),
                called_at = table.Column<DateTime>(nullable: true),
                closed_at = table.Column<DateTime>(nullable: true),
                purpose = table.Column<string>(maxLength: 40, nullable: true),
                legal_notice_key = table.Column<string>(maxLength: 40, nullable: true),
                legal_notice = table.Column<string>(maxLength: 4000, nullable: true),
                legal_notice_from = table.Column<DateOnly>(nullable: true),
                change_reason = table.Column<string>(maxLength: 40, nullable: true),
                change_asked_at = table.Column<DateTime>(nullable: true),
                change_accepted = table.Column<bool>(nullable: true),
                change_decided_at = table.Column<DateTime>(nullable: true),
                change_decided_by = table.Column<string>(maxLength: 255, nullable: true),
                hearing_at = table.Column<DateTime>(nullable: true),
                hearing_by = table.Column<string>(maxLength: 255, nullable: true),
                answer_until = table.Column<DateOnly>(nullable: true),
                absence_reason = table.Column<string>(maxLength: 40, nullable: true),
                absence_answered_at = table.Column<DateTime>(nullable: true),
                important_reason = table.Column<bool>(nullable: true),
                absence_decided_at = table.Column<DateTime>(nullable: true),
                absence_decided_by = table.Column<string>(maxLength: 255, nullable: true),
                version = table.Column<long>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_appointments", row => row.id);
                table.CheckConstraint("ck_appointments_order", "busy_from <= starts_at AND starts_at < ends_at AND ends_at <= busy_until");
                table.CheckConstraint("ck_appointments_invitation", "(class = 'Invitation') = (purpose IS NOT NULL AND legal_notice_key IS NOT NULL)");
                table.ForeignKey("fk_appointments_place_id", row => row.place_id, "places", "id", schema, onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_appointments_type_id", row => row.type_id, "appointment_types", "id", schema, onDelete: ReferentialAction.Restrict);
            });
        migration.CreateIndex("ix_appointments_busy", "appointments", ["place_id", "busy_from", "busy_until", "counter_id", "lane", "hold_expires_at"], schema, filter: "occupies");
        migration.CreateIndex("ix_appointments_day", "appointments", ["place_id", "starts_at", "id"], schema);
        migration.CreateIndex("ix_appointments_own", "appointments", ["owner_subject", "starts_at"], schema, filter: "owner_subject IS NOT NULL");
        migration.CreateIndex("ix_appointments_holds", "appointments", "hold_expires_at", schema, filter: "hold_expires_at IS NOT NULL");
        migration.CreateIndex("ix_appointments_hit", "appointments", ["starts_at", "id"], schema, filter: "hit_at IS NOT NULL");
        migration.CreateIndex("ix_appointments_replaces", "appointments", "replaces_id", schema, filter: "replaces_id IS NOT NULL");
        migration.CreateIndex("ix_appointments_offered", "appointments", "waiting_entry_id", schema, unique: true, filter: "state = 'Held'");
        migration.CreateIndex("ix_appointments_absences", "appointments", ["starts_at", "id"], schema, filter: "class = 'Invitation' AND state = 'NotCome'");
        migration.CreateIndex("ix_appointments_changes", "appointments", ["starts_at", "id"], schema, filter: "change_asked_at IS NOT NULL AND change_decided_at IS NULL");
        migration.CreateIndex(
            "ix_appointments_forget", "appointments", "ends_at", schema,
            filter: "class <> 'Invitation' AND (sealed_person IS NOT NULL OR owner_subject IS NOT NULL OR application_id IS NOT NULL)");
        migration.CreateIndex("ix_appointments_type_id", "appointments", "type_id", schema);
    }

    private static void CreateWaitingList(MigrationBuilder migration, string? schema)
    {
        migration.CreateTable(
            name: "waiting_entries",
            schema: schema,
            columns: table => new
            {
                id = table.Column<Guid>(),
                type_id = table.Column<Guid>(),
                places = table.Column<string>(maxLength: 1000),
                mode = table.Column<string>(maxLength: 40),
                language = table.Column<string>(maxLength: 10, nullable: true),
                aids = table.Column<string>(maxLength: 100),
                first_day = table.Column<DateOnly>(),
                last_day = table.Column<DateOnly>(),
                state = table.Column<string>(maxLength: 40),
                owner_subject = table.Column<string>(maxLength: 255, nullable: true),
                application_id = table.Column<Guid>(nullable: true),
                sealed_person = table.Column<string>(maxLength: 4000),
                created_at = table.Column<DateTime>(),
                missed = table.Column<int>(),
                version = table.Column<long>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_waiting_entries", row => row.id);
                table.ForeignKey("fk_waiting_entries_type_id", row => row.type_id, "appointment_types", "id", schema, onDelete: ReferentialAction.Restrict);
            });
        migration.CreateIndex("ix_waiting_entries_line", "waiting_entries", ["type_id", "state", "created_at", "id"], schema);
        migration.CreateIndex("ix_waiting_entries_own", "waiting_entries", ["owner_subject", "created_at"], schema, filter: "owner_subject IS NOT NULL");
        migration.CreateIndex(
            "ix_waiting_entries_once", "waiting_entries", ["owner_subject", "type_id"], schema, unique: true, filter: "state = 'Waiting' OR state = 'Offered'");
        migration.CreateIndex("ix_waiting_entries_last_day", "waiting_entries", ["state", "last_day"], schema);
    }
}
