using JobcenterModular.BuildingBlocks.Persistence;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace JobcenterModular.Documents.Persistence.Migrations;

/// <summary>
/// Case files, their documents, checklist and log. Papers of the first version become documents of a case file that bears
/// the id of their application; their bytes still lie where they were, which <c>stored_plain</c> says.
/// </summary>
[DbContext(typeof(DocumentsDbContext))]
[Migration("202611240001_CaseFiles")]
internal sealed class CaseFiles : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        string? schema = migrationBuilder.SchemaOf(DocumentsDbContext.Name);
        string prefix = schema is null ? "" : schema + ".";
        CreateCaseFiles(migrationBuilder, schema);
        CreateDocuments(migrationBuilder, schema);
        CreateEvidence(migrationBuilder, schema);
        CreateLog(migrationBuilder, schema);
        migrationBuilder.AddColumn<Guid>("case_id", "paper_folders", schema: schema, nullable: true);
        migrationBuilder.CreateIndex("ix_paper_folders_case_id", "paper_folders", "case_id", schema);
        migrationBuilder.CreateIndex("ix_paper_folders_reference", "paper_folders", "reference", schema);
        CarryPapers(migrationBuilder, prefix);
        migrationBuilder.DropTable("papers", schema);
        ForbidChangesOfTheLog(migrationBuilder, schema, prefix);
    }

    private static void CreateCaseFiles(MigrationBuilder migration, string? schema)
    {
        migration.CreateTable(
            name: "case_files",
            schema: schema,
            columns: table => new
            {
                id = table.Column<Guid>(),
                reference = table.Column<string>(maxLength: 40),
                owner_subject = table.Column<string>(maxLength: 255, nullable: true),
                state = table.Column<string>(maxLength: 40),
                started_at = table.Column<DateTime>(),
                opened_at = table.Column<DateTime>(nullable: true),
                closed_at = table.Column<DateTime>(nullable: true),
                destroyed_at = table.Column<DateTime>(nullable: true),
                wrapped_key = table.Column<byte[]>(nullable: true),
                key_id = table.Column<string>(maxLength: 64, nullable: true),
                version = table.Column<long>(),
            },
            constraints: table => table.PrimaryKey("pk_case_files", row => row.id));
        migration.CreateIndex("ix_case_files_owner_subject", "case_files", "owner_subject", schema, unique: true);
        foreach (string column in (string[])["reference", "closed_at", "key_id"])
            migration.CreateIndex($"ix_case_files_{column}", "case_files", column, schema);
        migration.CreateIndex("ix_case_files_opened", "case_files", ["opened_at", "id"], schema);

        migration.CreateTable(
            name: "case_persons",
            schema: schema,
            columns: table => new
            {
                case_id = table.Column<Guid>(),
                application_id = table.Column<Guid>(),
                person_id = table.Column<string>(maxLength: 10),
                name = table.Column<string>(maxLength: 400),
                folded_name = table.Column<string>(maxLength: 400),
                role = table.Column<string>(maxLength: 20, nullable: true),
                birth_date = table.Column<DateOnly>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_case_persons", row => new { row.case_id, row.application_id, row.person_id });
                table.ForeignKey("fk_case_persons_case_id", row => row.case_id, "case_files", "id", schema, onDelete: ReferentialAction.Restrict);
            });
        migration.CreateTable(
            name: "case_words",
            schema: schema,
            columns: table => new { word = table.Column<string>(maxLength: 60), case_id = table.Column<Guid>() },
            constraints: table =>
            {
                table.PrimaryKey("pk_case_words", row => new { row.word, row.case_id });
                table.ForeignKey("fk_case_words_case_id", row => row.case_id, "case_files", "id", schema, onDelete: ReferentialAction.Restrict);
            });
        migration.CreateIndex("ix_case_words_case_id", "case_words", "case_id", schema);
    }

    private static void CreateDocuments(MigrationBuilder migration, string? schema)
    {
        migration.CreateTable(
            name: "case_documents",
            schema: schema,
            columns: table => new
            {
                id = table.Column<Guid>(),
                case_id = table.Column<Guid>(),
                application_id = table.Column<Guid>(nullable: true),
                series_id = table.Column<Guid>(),
                version_number = table.Column<int>(),
                is_current = table.Column<bool>(),
                kind = table.Column<string>(maxLength: 40),
                channel = table.Column<string>(maxLength: 40),
                person_id = table.Column<string>(maxLength: 10),
                file_name = table.Column<string>(maxLength: 120),
                folded_name = table.Column<string>(maxLength: 400),
                media_type = table.Column<string>(maxLength: 40),
                size_bytes = table.Column<long>(),
                sha256 = table.Column<string>(maxLength: 64),
                received_at = table.Column<DateTime>(),
                filed_at = table.Column<DateTime>(),
                filed_by = table.Column<string>(maxLength: 255),
                filed_role = table.Column<string>(maxLength: 40),
                check = table.Column<string>(maxLength: 40),
                check_detail = table.Column<string>(maxLength: 100, nullable: true),
                check_attempts = table.Column<int>(),
                next_check_at = table.Column<DateTime>(nullable: true),
                released = table.Column<bool>(),
                items_version = table.Column<long>(),
                stored_plain = table.Column<bool>(),
                version = table.Column<long>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_case_documents", row => row.id);
                table.ForeignKey("fk_case_documents_case_id", row => row.case_id, "case_files", "id", schema, onDelete: ReferentialAction.Restrict);
            });
        migration.CreateIndex("ix_case_documents_page", "case_documents", ["case_id", "is_current", "released", "received_at", "id"], schema);
        migration.CreateIndex("ix_case_documents_content", "case_documents", ["case_id", "sha256"], schema);
        migration.CreateIndex("ix_case_documents_application_id", "case_documents", "application_id", schema);
        migration.CreateIndex("ix_case_documents_versions", "case_documents", ["series_id", "version_number"], schema, unique: true);
        migration.CreateIndex("ix_case_documents_next_check_at", "case_documents", "next_check_at", schema);

        migration.CreateTable(
            name: "document_items",
            schema: schema,
            columns: table => new
            {
                document_id = table.Column<Guid>(),
                application_id = table.Column<Guid>(),
                code = table.Column<string>(maxLength: 20),
                person_id = table.Column<string>(maxLength: 10),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_document_items", row => new { row.document_id, row.code, row.person_id });
                table.ForeignKey("fk_document_items_document_id", row => row.document_id, "case_documents", "id", schema, onDelete: ReferentialAction.Cascade);
            });
        migration.CreateIndex("ix_document_items_application_id", "document_items", "application_id", schema);
    }

    private static void CreateEvidence(MigrationBuilder migration, string? schema)
    {
        migration.CreateTable(
            name: "evidence_items",
            schema: schema,
            columns: table => new
            {
                id = table.Column<Guid>(),
                application_id = table.Column<Guid>(),
                case_id = table.Column<Guid>(),
                code = table.Column<string>(maxLength: 20),
                person_id = table.Column<string>(maxLength: 10),
                title = table.Column<string>(maxLength: 200, nullable: true),
                because = table.Column<string>(nullable: true),
                optional = table.Column<bool>(),
                due_on = table.Column<DateOnly>(nullable: true),
                statement = table.Column<string>(maxLength: 40),
                promised_for = table.Column<DateOnly>(nullable: true),
                stated_at = table.Column<DateTime>(nullable: true),
                stated_since_review = table.Column<bool>(),
                outcome = table.Column<string>(maxLength: 40),
                reason_code = table.Column<string>(maxLength: 40, nullable: true),
                reason = table.Column<string>(maxLength: 1000, nullable: true),
                reviewed_by = table.Column<string>(maxLength: 255, nullable: true),
                reviewed_at = table.Column<DateTime>(nullable: true),
                reviewed_documents = table.Column<string>(),
                version = table.Column<long>(),
            },
            constraints: table => table.PrimaryKey("pk_evidence_items", row => row.id));
        migration.CreateIndex("ix_evidence_items_item", "evidence_items", ["application_id", "code", "person_id"], schema, unique: true);
        migration.CreateIndex("ix_evidence_items_case_id", "evidence_items", "case_id", schema);
    }

    private static void CreateLog(MigrationBuilder migration, string? schema)
    {
        migration.CreateTable(
            name: "case_log",
            schema: schema,
            columns: table => new
            {
                case_id = table.Column<Guid>(),
                number = table.Column<long>(),
                at = table.Column<DateTime>(),
                subject = table.Column<string>(maxLength: 255),
                role = table.Column<string>(maxLength: 40),
                relation = table.Column<string>(maxLength: 40),
                reason = table.Column<string>(maxLength: 200, nullable: true),
                action = table.Column<string>(maxLength: 40),
                document_id = table.Column<Guid>(nullable: true),
                application_id = table.Column<Guid>(nullable: true),
                detail = table.Column<string>(maxLength: 400, nullable: true),
                previous_hash = table.Column<string>(maxLength: 64),
                hash = table.Column<string>(maxLength: 64),
            },
            constraints: table => table.PrimaryKey("pk_case_log", row => new { row.case_id, row.number }));
        migration.CreateIndex("ix_case_log_subject", "case_log", ["subject", "at"], schema);
        migration.CreateTable(
            name: "case_log_heads",
            schema: schema,
            columns: table => new
            {
                case_id = table.Column<Guid>(),
                count = table.Column<long>(),
                hash = table.Column<string>(maxLength: 64),
                mac = table.Column<string>(maxLength: 64),
            },
            constraints: table => table.PrimaryKey("pk_case_log_heads", row => row.case_id));
    }

    private static void CarryPapers(MigrationBuilder migration, string prefix)
    {
        string day = prefix.Length == 0 ? "'2026-11-22 00:00:00'" : "timestamptz '2026-11-22 00:00:00+00'";
        string yes = prefix.Length == 0 ? "1" : "true";

        // As SearchText folds; SQLite itself lowers no umlauts.
        string folded = ((string[])["ä a", "Ä a", "ö o", "Ö o", "ü u", "Ü u", "ß ss", "é e", "É e"])
            .Aggregate("lower(p.file_name)", (name, pair) => $"replace({name}, '{pair.Split(' ')[0]}', '{pair.Split(' ')[1]}')");
        migration.Sql($"""
            INSERT INTO {prefix}case_files (id, reference, owner_subject, state, started_at, opened_at, destroyed_at, version)
            SELECT f.id, f.reference,
                CASE WHEN f.state <> 'Deleted' AND NOT EXISTS (
                    SELECT 1 FROM {prefix}paper_folders o WHERE o.owner_subject = f.owner_subject AND o.state <> 'Deleted' AND o.id < f.id)
                THEN f.owner_subject END,
                CASE f.state WHEN 'Closed' THEN 'Open' WHEN 'Deleted' THEN 'Destroyed' ELSE 'Prospective' END,
                COALESCE((SELECT MIN(p.received_at) FROM {prefix}papers p WHERE p.application_id = f.id), {day}),
                CASE f.state WHEN 'Closed' THEN COALESCE((SELECT MAX(p.received_at) FROM {prefix}papers p WHERE p.application_id = f.id), {day}) END,
                CASE f.state WHEN 'Deleted' THEN {day} END,
                1
            FROM {prefix}paper_folders f
            """);
        migration.Sql($"UPDATE {prefix}paper_folders SET case_id = id");
        migration.Sql($"""
            INSERT INTO {prefix}case_documents (id, case_id, application_id, series_id, version_number, is_current, kind, channel, person_id,
                file_name, folded_name, media_type, size_bytes, sha256, received_at, filed_at, filed_by, filed_role,
                "check", check_attempts, released, items_version, stored_plain, version)
            SELECT p.id, p.application_id, p.application_id, p.id, 1, {yes}, 'Evidence', 'Online', p.person_id,
                p.file_name, {folded}, p.media_type, p.size_bytes, p.sha256, p.received_at, p.received_at, COALESCE(f.owner_subject, 'guest'), 'applicant',
                'NotScanned', 0, {yes}, 0, {yes}, 1
            FROM {prefix}papers p JOIN {prefix}paper_folders f ON f.id = p.application_id
            """);
        migration.Sql($"""
            INSERT INTO {prefix}document_items (document_id, application_id, code, person_id)
            SELECT p.id, p.application_id, p.evidence_code, p.person_id FROM {prefix}papers p
            """);
    }

    // The chain shows a change; this makes one impossible for everybody who may not alter the schema itself. The end of a
    // log moves forward only.
    private static void ForbidChangesOfTheLog(MigrationBuilder migration, string? schema, string prefix)
    {
        if (schema is null)
            ForbidOnSqlite(migration);
        else
            ForbidOnPostgreSql(migration, prefix);
    }

    private static void ForbidOnSqlite(MigrationBuilder migration)
    {
        foreach ((string name, string on) in new[]
        {
            ("case_log_is_append_only_update", "BEFORE UPDATE ON case_log"),
            ("case_log_is_append_only_delete", "BEFORE DELETE ON case_log"),

            // INSERT OR REPLACE deletes what is in its way without the trigger above.
            ("case_log_is_append_only_insert", "BEFORE INSERT ON case_log WHEN EXISTS (SELECT 1 FROM case_log l WHERE l.case_id = NEW.case_id AND l.number = NEW.number)"),
            ("case_log_heads_move_forward_update", "BEFORE UPDATE ON case_log_heads WHEN NEW.count < OLD.count OR NEW.case_id <> OLD.case_id"),
            ("case_log_heads_move_forward_delete", "BEFORE DELETE ON case_log_heads"),
        })
        {
            migration.Sql($"CREATE TRIGGER {name} {on} BEGIN SELECT RAISE(ABORT, 'case_log is append only'); END");
        }

        migration.Sql("""
            CREATE TRIGGER case_log_heads_move_forward_insert BEFORE INSERT ON case_log_heads
            WHEN EXISTS (SELECT 1 FROM case_log_heads h WHERE h.case_id = NEW.case_id AND h.count > NEW.count)
            BEGIN SELECT RAISE(IGNORE); END
            """);
    }

    private static void ForbidOnPostgreSql(MigrationBuilder migration, string prefix)
    {
        migration.Sql($"""
            CREATE FUNCTION {prefix}case_log_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN RAISE EXCEPTION 'case_log is append only'; END $$
            """);
        foreach (string trigger in (string[])[
            $"case_log_is_append_only BEFORE UPDATE OR DELETE ON {prefix}case_log FOR EACH ROW",
            $"case_log_is_not_truncated BEFORE TRUNCATE ON {prefix}case_log FOR EACH STATEMENT",
            $"case_log_heads_stay BEFORE DELETE ON {prefix}case_log_heads FOR EACH ROW",
            $"case_log_heads_are_not_truncated BEFORE TRUNCATE ON {prefix}case_log_heads FOR EACH STATEMENT",
            $"case_log_heads_move_forward BEFORE UPDATE ON {prefix}case_log_heads FOR EACH ROW WHEN (NEW.count < OLD.count OR NEW.case_id <> OLD.case_id)"])
        {
            migration.Sql($"CREATE TRIGGER {trigger} EXECUTE FUNCTION {prefix}case_log_is_append_only()");
        }
    }
}
