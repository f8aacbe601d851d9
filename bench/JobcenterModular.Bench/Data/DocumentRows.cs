using Npgsql;

namespace JobcenterModular.Bench.Data;

/// <summary>Rows of many documents in one case file, with one item each; what the API would leave after as many uploads.</summary>
internal static class DocumentRows
{
    private const string Documents = """
        INSERT INTO documents.case_documents (id, case_id, application_id, series_id, version_number, is_current, kind, channel, person_id,
            file_name, folded_name, media_type, size_bytes, sha256, received_at, filed_at, filed_by, filed_role, "check", check_attempts,
            released, stored_plain, items_version, version)
        SELECT d.id, $1, $2, d.id, 1, true, 'Evidence', 'Online', 'ap', 'nachweis-' || d.n || '.pdf', 'nachweis-' || d.n || '.pdf',
            'application/pdf', 100000 + d.n, repeat('0', 56) || lpad(to_hex(d.n), 8, '0'), d.at, d.at, 'guest', 'applicant', 'Clean', 1, true, false, 1, 1
        FROM (SELECT gen_random_uuid() AS id, n, now() - n * interval '1 minute' AS at FROM generate_series(1, $3) n) d
        """;

    private const string Items = """
        INSERT INTO documents.document_items (document_id, application_id, code, person_id)
        SELECT id, application_id, 'N01', 'ap' FROM documents.case_documents WHERE case_id = $1
        """;

    public static async Task InsertAsync(NpgsqlConnection database, Guid caseFile, Guid application, int count)
    {
        await using var documents = new NpgsqlCommand(Documents, database)
        {
            Parameters = { new() { Value = caseFile }, new() { Value = application }, new() { Value = count } },
        };
        await documents.ExecuteNonQueryAsync();
        await using var items = new NpgsqlCommand(Items, database) { Parameters = { new() { Value = caseFile } } };
        await items.ExecuteNonQueryAsync();
    }
}
