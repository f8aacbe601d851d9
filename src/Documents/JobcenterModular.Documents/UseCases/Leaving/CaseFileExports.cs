using System.Globalization;
using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Domain.Leaving;
using JobcenterModular.Documents.Domain.Log;
using JobcenterModular.Documents.Domain.Retention;
using JobcenterModular.Documents.UseCases.Cases;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Documents.UseCases.Leaving;

/// <summary>Makes of a case file what its receiver gets, and opens the originals for it.</summary>
internal sealed class CaseFileExports(ExportRows rows, DocumentReader reader, RetentionRules rules, IOptions<OfficeOptions> office, TimeProvider clock)
{
    /// <summary>Name of the rule by which everything in a case file is kept.</summary>
    public const string RetentionClass = "closedCases";

    /// <summary>What every application here is for; the form itself is known to another module.</summary>
    public const string FormTitle = "Antrag auf Leistungen nach dem SGB II";

    /// <summary>The case file as its receiver sees it.</summary>
    public async Task<LoadedExport> LoadAsync(CaseFile file, HandOver handOver, CancellationToken cancellationToken)
    {
        // What is fetched once more must be the same; what lies in a drop folder is written once, with all there is then.
        DateTimeOffset until = handOver.Kind == HandOverKind.Xdomea ? handOver.RequestedAt : clock.GetUtcNow();
        ExportScope scope = await rows.ForReceiverAsync(file, until, cancellationToken);
        DateOnly? closedOn = file.ClosedAt is { } closedAt ? OfficeTime.DateAt(closedAt) : null;
        int years = YearsFrom(closedOn);
        var export = new CaseFileExport(
            file.Id,
            file.Reference,
            $"Leistungsakte SGB II {file.Reference}",
            OfficeTime.DateAt(file.OpenedAt ?? file.StartedAt),
            closedOn,
            new ExportingOffice(office.Value.Key, office.Value.Name),
            years,
            closedOn?.AddYears(years),
            [.. scope.Folders.Select(folder => Exported(scope, folder))],
            DocumentsOf(scope, null),
            LogOf(scope.Log));
        return new LoadedExport(export, Opener(scope));
    }

    /// <summary>Years for which a file is kept after a day, today's rule while it is open.</summary>
    public int YearsFrom(DateOnly? closedOn) =>
        rules.Find(RetentionRules.ClosedCaseYears, closedOn ?? OfficeTime.DateAt(clock.GetUtcNow()))?.Value
        ?? rules.Shortest(RetentionRules.ClosedCaseYears);

    /// <summary>The bytes of the versions that leave; that they do is one line of the log, not one for each.</summary>
    public Func<PackagedFile, CancellationToken, Task<Stream?>> Opener(ExportScope scope)
    {
        Dictionary<Guid, CaseDocument> versions = scope.Documents.ToDictionary(version => version.Id);
        return (file, cancellationToken) => reader.OpenAsync(versions[file.VersionId], cancellationToken);
    }

    private static ExportedApplication Exported(ExportScope scope, PaperFolder folder)
    {
        // Those sent before their dates were kept: the law counts from the first of the month (§ 37 (2) SGB II).
        DateTimeOffset arrived = folder.SubmittedAt ?? scope.File.OpenedAt ?? scope.File.StartedAt;
        DateOnly date = folder.ApplicationDate ?? OfficeTime.DateAt(arrived);
        return new ExportedApplication(
            folder.Id,
            folder.Reference,
            FormTitle,
            folder.SubmittedAt,
            date,
            folder.EffectMonth ?? new DateOnly(date.Year, date.Month, 1),
            scope.PersonsOf(folder.Id),
            DocumentsOf(scope, folder.Id));
    }

    private static IReadOnlyList<ExportedDocument> DocumentsOf(ExportScope scope, Guid? applicationId) =>
    [
        .. scope.Documents.Where(version => version.ApplicationId == applicationId)
            .GroupBy(version => version.SeriesId)
            .Select(versions => scope.Exported([.. versions], RetentionClass)),
    ];

    private static IReadOnlyList<ExportedLogLine> LogOf(IReadOnlyList<CaseLogEntry> log)
    {
        var pseudonyms = new Dictionary<string, string>(StringComparer.Ordinal);
        return
        [
            .. log.Select(line => new ExportedLogLine(
                line.At, line.Role, PseudonymOf(line.Subject, pseudonyms), Terms.Action(ExportScope.CodeOf(line.Action)), line.Reason)),
        ];
    }

    // Numbered as they turn up: the log only grows, so a person keeps the number in every package of this file.
    private static string PseudonymOf(string subject, Dictionary<string, string> known)
    {
        if (subject == "system")
            return "System";
        if (!known.TryGetValue(subject, out string? pseudonym))
            known[subject] = pseudonym = string.Create(CultureInfo.InvariantCulture, $"Person {known.Count + 1}");
        return pseudonym;
    }
}

/// <summary>A case file ready to leave.</summary>
/// <param name="CaseFile">What the receiver gets to know.</param>
/// <param name="Open">The bytes of its originals.</param>
internal sealed record LoadedExport(CaseFileExport CaseFile, Func<PackagedFile, CancellationToken, Task<Stream?>> Open)
{
    public int Documents => CaseFile.Files("").Count();

    public long Bytes => CaseFile.Files("").Sum(file => file.SizeBytes);
}
