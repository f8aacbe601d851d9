using System.Globalization;
using JobcenterModular.BuildingBlocks.Modules;

namespace JobcenterModular.Documents.UseCases.Checking;

/// <summary><c>--check-documents</c>: compares every stored byte with the database and names what is wrong.</summary>
internal sealed class CheckDocumentsCommand(StorageCheck check) : IModuleCommand
{
    public string Verb => "--check-documents";

    public string Description => "Read every stored file and name each that is missing, altered or orphaned";

    public Task<int> RunAsync(TextWriter output, CancellationToken cancellationToken) =>
        StorageReporting.RunAsync(check, eraseOrphans: false, output, cancellationToken);
}

/// <summary><c>--erase-orphans</c>: the same, and takes away what no document has; for the time after a restore.</summary>
internal sealed class EraseOrphansCommand(StorageCheck check) : IModuleCommand
{
    public string Verb => "--erase-orphans";

    public string Description => "Check all files and erase those that no document has (after a restore, with no host running)";

    public Task<int> RunAsync(TextWriter output, CancellationToken cancellationToken) =>
        StorageReporting.RunAsync(check, eraseOrphans: true, output, cancellationToken);
}

/// <summary><c>--rewrap-case-keys</c>: after the master key has changed.</summary>
internal sealed class RewrapCaseKeysCommand(RewrapKeys rewrap) : IModuleCommand
{
    public string Verb => "--rewrap-case-keys";

    public string Description => "Wrap the key of every case file with the current master key; no file is rewritten";

    public async Task<int> RunAsync(TextWriter output, CancellationToken cancellationToken)
    {
        int count = await rewrap.RunAsync(cancellationToken);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{count} case keys wrapped anew"));
        return 0;
    }
}

/// <summary>What both checks print: a line for each finding, then one for all.</summary>
internal static class StorageReporting
{
    public static async Task<int> RunAsync(StorageCheck check, bool eraseOrphans, TextWriter output, CancellationToken cancellationToken)
    {
        StorageReport report = await check.RunAsync(
            finding => output.WriteLineAsync(eraseOrphans && finding.Kind == StorageFault.Orphaned ? $"erased {finding}" : finding.ToString()),
            eraseOrphans,
            cancellationToken);
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{report.CaseFiles} case files, {report.Documents} documents, {report.Bytes} bytes: {(report.IsClean ? "clean" : $"{report.Faults} faults")}"));
        return report.IsClean ? 0 : 1;
    }
}
