using JobcenterModular.BuildingBlocks.Persistence;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace JobcenterModular.Applications.Persistence.Migrations;

/// <summary>Help on the phone, change notices, adults who answer for themselves, and what is protected.</summary>
[DbContext(typeof(ApplicationsDbContext))]
[Migration("202611290005_Phone")]
internal sealed class Phone : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        string? schema = migrationBuilder.SchemaOf(ApplicationsDbContext.ModuleName);
        CreateCalls(migrationBuilder, schema);
        CreateSteps(migrationBuilder, schema);
        CreateTries(migrationBuilder, schema);
        CreateInvitations(migrationBuilder, schema);
        CreateNotes(migrationBuilder, schema);
        CreateChanges(migrationBuilder, schema);
        CreateSummaries(migrationBuilder, schema);
    }

    private static void CreateCalls(MigrationBuilder migration, string? schema)
    {
        migration.CreateTable(
            name: "phone_calls",
            schema: schema,
            columns: table => new
            {
                id = table.Column<Guid>(),
                application_id = table.Column<Guid>(),
                agent = table.Column<string>(maxLength: 200),
                role = table.Column<string>(maxLength: 40),
                opened_at = table.Column<DateTime>(),
                ends_at = table.Column<DateTime>(),
                read_back_at = table.Column<DateTime>(nullable: true),
                read_back_sha256 = table.Column<string>(maxLength: 64, nullable: true),
                version = table.Column<long>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_phone_calls", row => row.id);
                table.ForeignKey("fk_phone_calls_application_id", row => row.application_id, "applications", "id", schema, onDelete: ReferentialAction.Cascade);
            });
        migration.CreateIndex("ix_phone_calls_application_id", "phone_calls", "application_id", schema);
    }

    private static void CreateSteps(MigrationBuilder migration, string? schema)
    {
        migration.CreateTable(
            name: "phone_steps",
            schema: schema,
            columns: table => new
            {
                id = table.Column<Guid>(),
                application_id = table.Column<Guid>(),
                call_id = table.Column<Guid>(nullable: true),
                at = table.Column<DateTime>(),
                agent = table.Column<string>(maxLength: 200),
                role = table.Column<string>(maxLength: 40),
                what = table.Column<string>(maxLength: 40),
                section = table.Column<string>(maxLength: 80, nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_phone_steps", row => row.id);
                table.ForeignKey("fk_phone_steps_application_id", row => row.application_id, "applications", "id", schema, onDelete: ReferentialAction.Cascade);
            });
        migration.CreateIndex("ix_phone_steps_application_id_at", "phone_steps", ["application_id", "at"], schema);
    }

    private static void CreateTries(MigrationBuilder migration, string? schema) => migration.CreateTable(
        name: "guarded_tries",
        schema: schema,
        columns: table => new
        {
            application_id = table.Column<Guid>(),
            door = table.Column<string>(maxLength: 40),
            window_started_at = table.Column<DateTime>(),
            count = table.Column<int>(),
        },
        constraints: table =>
        {
            table.PrimaryKey("pk_guarded_tries", row => new { row.application_id, row.door });
            table.ForeignKey("fk_guarded_tries_application_id", row => row.application_id, "applications", "id", schema, onDelete: ReferentialAction.Cascade);
        });

    private static void CreateInvitations(MigrationBuilder migration, string? schema)
    {
        migration.CreateTable(
            name: "household_invitations",
            schema: schema,
            columns: table => new
            {
                id = table.Column<Guid>(),
                application_id = table.Column<Guid>(),
                person = table.Column<string>(maxLength: 20),
                code_hash = table.Column<byte[]>(),
                invited_at = table.Column<DateTime>(),
                accepted_at = table.Column<DateTime>(nullable: true),
                confirmed_at = table.Column<DateTime>(nullable: true),
                taken_back_at = table.Column<DateTime>(nullable: true),
                version = table.Column<long>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_household_invitations", row => row.id);
                table.ForeignKey("fk_household_invitations_application_id", row => row.application_id, "applications", "id", schema, onDelete: ReferentialAction.Cascade);
            });
        migration.CreateIndex("ix_household_invitations_application_id", "household_invitations", "application_id", schema);
    }

    private static void CreateNotes(MigrationBuilder migration, string? schema) => migration.CreateTable(
        name: "protected_notes",
        schema: schema,
        columns: table => new
        {
            application_id = table.Column<Guid>(),
            author = table.Column<string>(maxLength: 20),
            source = table.Column<string>(maxLength: 80),
            sealed_text = table.Column<string>(),
            written_at = table.Column<DateTime>(),
            version = table.Column<long>(),
        },
        constraints: table =>
        {
            table.PrimaryKey("pk_protected_notes", row => new { row.application_id, row.author, row.source });
            table.ForeignKey("fk_protected_notes_application_id", row => row.application_id, "applications", "id", schema, onDelete: ReferentialAction.Cascade);
        });

    private static void CreateSummaries(MigrationBuilder migration, string? schema) => migration.CreateTable(
        name: "household_summaries",
        schema: schema,
        columns: table => new { application_id = table.Column<Guid>(), html = table.Column<byte[]>() },
        constraints: table =>
        {
            table.PrimaryKey("pk_household_summaries", row => row.application_id);
            table.ForeignKey("fk_household_summaries_application_id", row => row.application_id, "applications", "id", schema, onDelete: ReferentialAction.Cascade);
        });

    private static void CreateChanges(MigrationBuilder migration, string? schema)
    {
        migration.CreateTable(
            name: "change_notices",
            schema: schema,
            columns: table => new
            {
                id = table.Column<Guid>(),
                application_id = table.Column<Guid>(),
                kinds = table.Column<string>(),
                since = table.Column<DateOnly>(),
                text = table.Column<string>(nullable: true),
                evidence_codes = table.Column<string>(),
                received_at = table.Column<DateTime>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_change_notices", row => row.id);
                table.ForeignKey("fk_change_notices_application_id", row => row.application_id, "applications", "id", schema, onDelete: ReferentialAction.Cascade);
            });
        migration.CreateIndex("ix_change_notices_application_id_received_at", "change_notices", ["application_id", "received_at"], schema);
    }
}
