using JobcenterModular.Documents.Persistence;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Documents.CaseFiles;

/// <summary>What somebody with access to the database does to the log, past the program.</summary>
internal static class LogSql
{
    public static string Table(HostFixture host, string name) => host.Database is PostgreSql ? $"documents.{name}" : name;

    /// <summary>Runs statements; <c>LOG</c>, <c>HEADS</c> and <c>FILES</c> stand for the tables, <c>CASE</c> for the id of a case file.</summary>
    public static async Task RunAsync(HostFixture host, Guid caseId, params IEnumerable<string> statements)
    {
        await using AsyncServiceScope scope = host.Scope();
        DocumentsDbContext db = scope.ServiceProvider.GetRequiredService<DocumentsDbContext>();
        foreach (string statement in statements)
        {
#pragma warning disable EF1002, EF1003 // Written here, with an id of this test's own.
            await db.Database.ExecuteSqlRawAsync(
                statement
                    .Replace("LOG", Table(host, "case_log"), StringComparison.Ordinal)
                    .Replace("HEADS", Table(host, "case_log_heads"), StringComparison.Ordinal)
                    .Replace("FILES", Table(host, "case_files"), StringComparison.Ordinal)
                    .Replace("'CASE'", host.Database is PostgreSql ? $"'{caseId}'::uuid" : $"'{caseId.ToString().ToUpperInvariant()}'", StringComparison.Ordinal),
                TestContext.Current.CancellationToken);
#pragma warning restore EF1002, EF1003
        }
    }

    /// <summary>What an attacker who may alter the schema does first.</summary>
    public static Task DropTriggersAsync(HostFixture host) => RunAsync(host, Guid.Empty, host.Database is PostgreSql
        ?
        [
            "DROP TRIGGER case_log_is_append_only ON LOG", "DROP TRIGGER case_log_is_not_truncated ON LOG", "DROP TRIGGER case_log_heads_stay ON HEADS",
            "DROP TRIGGER case_log_heads_move_forward ON HEADS", "DROP TRIGGER case_log_heads_are_not_truncated ON HEADS",
        ]
        :
        [
            "DROP TRIGGER case_log_is_append_only_update", "DROP TRIGGER case_log_is_append_only_delete", "DROP TRIGGER case_log_is_append_only_insert",
            "DROP TRIGGER case_log_heads_move_forward_update", "DROP TRIGGER case_log_heads_move_forward_delete",
            "DROP TRIGGER case_log_heads_move_forward_insert",
        ]);

    /// <summary>From now on no line can be written.</summary>
    public static Task BlockAsync(HostFixture host) => RunAsync(host, Guid.Empty, host.Database is PostgreSql
        ? ["CREATE TRIGGER blocked BEFORE INSERT ON LOG FOR EACH ROW EXECUTE FUNCTION documents.case_log_is_append_only()"]
        : ["CREATE TRIGGER blocked BEFORE INSERT ON LOG BEGIN SELECT RAISE(ABORT, 'full'); END"]);
}
