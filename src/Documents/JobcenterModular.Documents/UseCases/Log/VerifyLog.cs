using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.Documents.Domain.Log;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Documents.UseCases.Log;

/// <summary>
/// Verifies the logs of all case files, one line after the other, and names the first that is broken. One statement reads
/// everything, so that hosts may go on writing: it sees one moment of the database.
/// </summary>
internal sealed class VerifyLog(IDocumentsDb db, CaseLogChain chain) : IModuleCommand
{
    private const int Broken = 1;

    public string Verb => "--verify-log";

    public string Description => "Verify the logs of all case files and name the first broken line.";

    public async Task<int> RunAsync(TextWriter output, CancellationToken cancellationToken)
    {
        (LogFault? fault, long caseFiles, long lines) = await WalkAsync(cancellationToken);
        fault ??= await StrayAsync(cancellationToken);
        if (fault is null)
        {
            await output.WriteLineAsync($"{caseFiles} case files, {lines} lines: intact");
            return 0;
        }

        await output.WriteLineAsync($"Broken: {fault}");
        return Broken;
    }

    private async Task<(LogFault? Fault, long CaseFiles, long Lines)> WalkAsync(CancellationToken cancellationToken)
    {
        (long caseFiles, long lines) = (0, 0);
        Standing? at = null;
        CaseLogCheck? check = null;
        await foreach (LogRow row in Rows().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (check is null || row.Case.Id != at!.Id)
            {
                if (check is not null && EndOf(check, at!) is { } end)
                    return (end, caseFiles, lines);
                (at, check) = (row.Case, new CaseLogCheck(chain, row.Case.Id));
                caseFiles++;
            }

            if (row.Line is not { } line)
                continue;
            if (check.Next(line) is { } fault)
                return (fault, caseFiles, lines);
            lines++;
        }

        return (check is null ? null : EndOf(check, at!), caseFiles, lines);
    }

    private IQueryable<LogRow> Rows() =>
        from file in db.CaseFiles.AsNoTracking()
        join end in db.CaseLogHeads.AsNoTracking() on file.Id equals end.CaseId into ends
        from head in ends.DefaultIfEmpty()
        join entry in db.CaseLog.AsNoTracking() on file.Id equals entry.CaseId into entries
        from line in entries.DefaultIfEmpty()
        orderby file.Id, line.Number
        select new LogRow(new Standing(file.Id, file.WrappedKey == null && file.Version == 1, head), line);

    // A file that the first version of this program left behind has no log before something happens to it; whatever that
    // is, from then on it has a key or is destroyed, and its row has been saved a second time.
    private static LogFault? EndOf(CaseLogCheck check, Standing at) =>
        at is { Head: null, Untouched: true } && check.Lines == 0 ? null : check.End(at.Head);

    // Lines and ends whose case file is gone: its row never goes.
    private async Task<LogFault?> StrayAsync(CancellationToken cancellationToken)
    {
        CaseLogEntry? line = await db.CaseLog.AsNoTracking()
            .Where(entry => !db.CaseFiles.Any(file => file.Id == entry.CaseId))
            .OrderBy(entry => entry.CaseId).ThenBy(entry => entry.Number)
            .FirstOrDefaultAsync(cancellationToken);
        if (line is not null)
            return new LogFault(line.CaseId, line.Number, "there is no such case file");
        CaseLogHead? head = await db.CaseLogHeads.AsNoTracking()
            .Where(end => !db.CaseFiles.Any(file => file.Id == end.CaseId))
            .OrderBy(end => end.CaseId)
            .FirstOrDefaultAsync(cancellationToken);
        return head is null ? null : new LogFault(head.CaseId, null, "there is no such case file");
    }

    private sealed record LogRow(Standing Case, CaseLogEntry? Line);

    private sealed record Standing(Guid Id, bool Untouched, CaseLogHead? Head);
}
