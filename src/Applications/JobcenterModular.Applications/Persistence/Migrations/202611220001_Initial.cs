using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.BuildingBlocks.Persistence;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace JobcenterModular.Applications.Persistence.Migrations;

[DbContext(typeof(ApplicationsDbContext))]
[Migration("202611220001_Initial")]
internal sealed class Initial : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        string? schema = migrationBuilder.SchemaOf(ApplicationsDbContext.ModuleName);
        migrationBuilder.CreateMessagingTables(schema);
        CreateApplications(migrationBuilder, schema);
        CreateSubmissions(migrationBuilder, schema);
        CreateSummaries(migrationBuilder, schema);
        CreatePapers(migrationBuilder, schema);
        CreateResumeCodes(migrationBuilder, schema);
        CreateResumeAttempts(migrationBuilder, schema);
    }

    private static void CreateApplications(MigrationBuilder migration, string? schema)
    {
        migration.CreateTable(
            name: "applications",
            schema: schema,
            columns: table => new
            {
                id = table.Column<Guid>(),
                reference = table.Column<string>(maxLength: 20),
                owner_subject = table.Column<string>(maxLength: 200, nullable: true),
                status = table.Column<string>(maxLength: 40),
                form_key = table.Column<string>(maxLength: 60),
                form_version = table.Column<int>(),
                started_at = table.Column<DateTime>(),
                application_date = table.Column<DateOnly>(),
                keep_until = table.Column<DateOnly>(),
                last_activity_at = table.Column<DateTime>(),
                answers = table.Column<string>(),
                section_versions = table.Column<string>(),
                retired_answers = table.Column<string>(nullable: true),
                highest_person_number = table.Column<int>(),
                answered_questions = table.Column<int>(),
                open_questions = table.Column<int>(),
                urgent = table.Column<bool>(),
                team = table.Column<string>(maxLength: 60),
                submitted_at = table.Column<DateTime>(nullable: true),
                confirmed_at = table.Column<DateTime>(nullable: true),
                version = table.Column<long>(),
            },
            constraints: table => table.PrimaryKey("pk_applications", row => row.id));
        migration.CreateIndex("ix_applications_reference", "applications", "reference", schema, unique: true);
        migration.CreateIndex("ix_applications_status_submitted_at_reference", "applications", ["status", "submitted_at", "reference"], schema);
        migration.CreateIndex("ix_applications_status_team_submitted_at_reference", "applications", ["status", "team", "submitted_at", "reference"], schema);
        migration.CreateIndex("ix_applications_status_urgent_submitted_at_reference", "applications", ["status", "urgent", "submitted_at", "reference"], schema);
        migration.CreateIndex("ix_applications_status_started_at_reference", "applications", ["status", "started_at", "reference"], schema);
        migration.CreateIndex("ix_applications_status_keep_until", "applications", ["status", "keep_until"], schema);
        migration.CreateIndex("ix_applications_owner_subject_started_at", "applications", ["owner_subject", "started_at"], schema);
    }

    private static void CreateSubmissions(MigrationBuilder migration, string? schema) => migration.CreateTable(
        name: "submissions",
        schema: schema,
        columns: table => new
        {
            application_id = table.Column<Guid>(),
            form_key = table.Column<string>(maxLength: 60),
            form_version = table.Column<int>(),
            submitted_at = table.Column<DateTime>(),
            answers = table.Column<string>(),
            answers_sha256 = table.Column<string>(maxLength: 64),
            papers = table.Column<string>(),
            receipt = table.Column<string>(),
        },
        constraints: table =>
        {
            table.PrimaryKey("pk_submissions", row => row.application_id);
            table.ForeignKey(
                "fk_submissions_application_id", row => row.application_id, "applications", "id", schema, onDelete: ReferentialAction.Cascade);
        });

    private static void CreateSummaries(MigrationBuilder migration, string? schema)
    {
        migration.CreateTable(
            name: "summaries",
            schema: schema,
            columns: table => new
            {
                application_id = table.Column<Guid>(),
                html = table.Column<byte[]>(),
                pdf = table.Column<byte[]>(nullable: true),
                pdf_state = table.Column<string>(maxLength: 40),
                attempts = table.Column<int>(),
                next_attempt_at = table.Column<DateTime>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_summaries", row => row.application_id);
                table.ForeignKey(
                    "fk_summaries_application_id", row => row.application_id, "applications", "id", schema, onDelete: ReferentialAction.Cascade);
            });
        migration.CreateIndex("ix_summaries_next_attempt_at", "summaries", "next_attempt_at", schema);
    }

    private static void CreatePapers(MigrationBuilder migration, string? schema)
    {
        migration.CreateTable(
            name: "papers",
            schema: schema,
            columns: table => new
            {
                document_id = table.Column<Guid>(),
                application_id = table.Column<Guid>(),
                evidence_code = table.Column<string>(maxLength: 10),
                person_id = table.Column<string>(maxLength: 20),
                file_name = table.Column<string>(maxLength: 255),
                media_type = table.Column<string>(maxLength: 100),
                size_bytes = table.Column<long>(),
                sha256 = table.Column<string>(maxLength: 64),
                received_at = table.Column<DateTime>(),
                late = table.Column<bool>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_papers", row => row.document_id);
                table.ForeignKey(
                    "fk_papers_application_id", row => row.application_id, "applications", "id", schema, onDelete: ReferentialAction.Cascade);
            });
        migration.CreateIndex("ix_papers_application_id", "papers", "application_id", schema);
    }

    private static void CreateResumeCodes(MigrationBuilder migration, string? schema)
    {
        migration.CreateTable(
            name: "resume_codes",
            schema: schema,
            columns: table => new
            {
                id = table.Column<Guid>(),
                application_id = table.Column<Guid>(),
                hash = table.Column<byte[]>(),
                created_at = table.Column<DateTime>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_resume_codes", row => row.id);
                table.ForeignKey(
                    "fk_resume_codes_application_id", row => row.application_id, "applications", "id", schema, onDelete: ReferentialAction.Cascade);
            });
        migration.CreateIndex("ix_resume_codes_application_id", "resume_codes", "application_id", schema);
    }

    private static void CreateResumeAttempts(MigrationBuilder migration, string? schema) => migration.CreateTable(
        name: "resume_attempts",
        schema: schema,
        columns: table => new
        {
            application_id = table.Column<Guid>(),
            window_started_at = table.Column<DateTime>(),
            count = table.Column<int>(),
        },
        constraints: table =>
        {
            table.PrimaryKey("pk_resume_attempts", row => row.application_id);
            table.ForeignKey(
                "fk_resume_attempts_application_id", row => row.application_id, "applications", "id", schema, onDelete: ReferentialAction.Cascade);
        });
}
