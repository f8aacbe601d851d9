using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace JobcenterModular.IntegrationTests.Guards;

/// <summary>A database's catalog as lines of text, one a fact, so that two catalogs compare and print easily.</summary>
internal static class Catalog
{
    private const string SqliteFacts = """
        SELECT 'table ' || t.name || ' column ' || c.name || ' ' || c.type
            || CASE c."notnull" WHEN 1 THEN ' not null' ELSE '' END
            || CASE WHEN c.pk > 0 THEN ' key ' || c.pk ELSE '' END
            || COALESCE(' default ' || c.dflt_value, '')
        FROM sqlite_master t, pragma_table_info(t.name) c
        WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite\_%' ESCAPE '\' AND t.name NOT LIKE '\_\_EF%' ESCAPE '\'
        UNION ALL
        SELECT 'table ' || t.name || ' foreign key ' || f."from" || ' to ' || f."table" || '.' || COALESCE(f."to", '') || ' on delete ' || f.on_delete
        FROM sqlite_master t, pragma_foreign_key_list(t.name) f
        WHERE t.type = 'table'
        UNION ALL
        SELECT 'table ' || t.name || ' index ' || CASE i.origin WHEN 'c' THEN i.name ELSE i.origin END
            || CASE i."unique" WHEN 1 THEN ' unique' ELSE '' END
            || ' (' || (SELECT group_concat(x.name || CASE x."desc" WHEN 1 THEN ' desc' ELSE '' END, ', ')
                        FROM pragma_index_xinfo(i.name) x WHERE x.key = 1) || ')'
            || COALESCE((SELECT ' ' || substr(m.sql, instr(m.sql, 'WHERE')) FROM sqlite_master m
                         WHERE m.name = i.name AND i.partial = 1), '')
        FROM sqlite_master t, pragma_index_list(t.name) i
        WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite\_%' ESCAPE '\' AND t.name NOT LIKE '\_\_EF%' ESCAPE '\'
        """;

    // No model can say an exclusion constraint; the tests of the guard look for it.
    private const string PostgresFacts = """
        SELECT 'table ' || t.relname || ' column ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
            || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
            || CASE a.attidentity WHEN '' THEN '' ELSE ' identity' END
            || COALESCE(' default ' || pg_get_expr(d.adbin, d.adrelid), '')
        FROM pg_class t
        JOIN pg_namespace n ON n.oid = t.relnamespace
        JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
        LEFT JOIN pg_attrdef d ON d.adrelid = t.oid AND d.adnum = a.attnum
        WHERE t.relkind = 'r' AND n.nspname = @schema AND t.relname NOT LIKE '\_\_EF%'
        UNION ALL
        SELECT 'table ' || t.relname || ' constraint ' || c.conname || ' ' || pg_get_constraintdef(c.oid)
        FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid JOIN pg_namespace n ON n.oid = t.relnamespace
        WHERE n.nspname = @schema AND t.relname NOT LIKE '\_\_EF%' AND c.contype <> 'x'
        UNION ALL
        SELECT 'index ' || i.indexdef
        FROM pg_indexes i
        WHERE i.schemaname = @schema AND i.tablename NOT LIKE '\_\_EF%'
            AND NOT EXISTS (SELECT 1 FROM pg_constraint x WHERE x.contype = 'x' AND x.conname = i.indexname)
        """;

    public static async Task<SortedSet<string>> ReadAsync(DbConnection connection, string schema, CancellationToken cancellationToken)
    {
        bool sqlite = connection is SqliteConnection;
        await connection.OpenAsync(cancellationToken);
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = sqlite ? SqliteFacts : PostgresFacts;
        if (!sqlite)
        {
            DbParameter parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ("schema", schema);
            command.Parameters.Add(parameter);
        }

        SortedSet<string> facts = new(StringComparer.Ordinal);
        await using (DbDataReader reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
                facts.Add(reader.GetString(0));
        }

        await connection.CloseAsync();
        return facts;
    }
}
