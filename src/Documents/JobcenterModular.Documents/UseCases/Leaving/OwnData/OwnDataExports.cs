using System.Text.Json;
using System.Text.Json.Nodes;
using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Domain.Leaving;
using JobcenterModular.Documents.UseCases.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Documents.UseCases.Leaving.OwnData;

/// <summary>Puts together what the office keeps of a person's case, for that person.</summary>
internal sealed class OwnDataExports(
    IDocumentsDb db, ExportRows rows, CaseFileExports exports, DocumentReader reader, IOptions<OfficeOptions> office, TimeProvider clock)
{
    private static readonly OwnDataContacts NoContacts = new(null, null);

    /// <summary>The person's data.</summary>
    /// <param name="file">The case file.</param>
    /// <param name="only">The one application that the caller's token opens; null for all of the account's.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<LoadedOwnData> LoadAsync(CaseFile file, Guid? only, CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        ExportScope scope = await rows.ForOwnerAsync(file, only, now, cancellationToken);
        List<Guid> ids = [.. scope.Folders.Select(folder => folder.Id)];
        List<ClosedAnswers> closedAnswers = await db.ClosedAnswers.AsNoTracking().Where(row => ids.Contains(row.ApplicationId)).ToListAsync(cancellationToken);
        ILookup<Guid, string> closed = closedAnswers.ToLookup(row => row.ApplicationId, row => row.Section);
        var applications = new List<OwnApplication>();
        foreach (PaperFolder folder in scope.Folders)
            applications.Add(await ApplicationAsync(scope, folder, closed, cancellationToken));
        List<HandOver> handedOver = await db.HandOvers.AsNoTracking()
            .Where(row => row.CaseId == file.Id && row.Kind != HandOverKind.PersonalData && row.TakenAt != null)
            .OrderBy(row => row.RequestedAt)
            .ToListAsync(cancellationToken);
        int years = exports.YearsFrom(file.ClosedAt is { } closedAt ? OfficeTime.DateAt(closedAt) : null);
        var data = new OwnDataExport(
            office.Value.Name,
            file.Reference,
            now,
            NoContacts,
            $"Wir bewahren Ihre Akte {years} Jahre auf. Die Zeit beginnt, wenn die Akte geschlossen wird.",
            applications,
            DocumentsOf(scope, closed),
            DecisionsOf(scope, closedAnswers),
            [.. scope.Log.Select(line => new OwnAccess(line.At, line.Role, Terms.Action(ExportScope.CodeOf(line.Action)), line.Reason))],
            [.. handedOver.Select(row => new OwnRecipient(row.TakenAt!.Value, row.Receiver, "Ihre Akte mit allen Unterlagen"))]);
        return new LoadedOwnData(data, exports.Opener(scope));
    }

    private async Task<OwnApplication> ApplicationAsync(ExportScope scope, PaperFolder folder, ILookup<Guid, string> closed, CancellationToken cancellationToken)
    {
        DateTimeOffset began = folder.SubmittedAt ?? scope.File.OpenedAt ?? scope.File.StartedAt;
        DateOnly date = folder.ApplicationDate ?? OfficeTime.DateAt(began);
        return new OwnApplication(
            folder.Id,
            folder.Reference,
            CaseFileExports.FormTitle,
            date,
            folder.EffectMonth ?? new DateOnly(date.Year, date.Month, 1),
            folder.SubmittedAt,
            Open(await AnswersAsync(scope, folder.Id, cancellationToken), closed[folder.Id]));
    }

    // What an adult of the household answered alone is not the applicant's own data.
    private static JsonElement? Open(JsonElement? answers, IEnumerable<string> closed)
    {
        if (answers is not { ValueKind: JsonValueKind.Object } all || !closed.Any())
            return answers;
        JsonObject open = JsonObject.Create(all)!;
        foreach (string section in closed)
            open.Remove(section);
        return JsonSerializer.SerializeToElement(open);
    }

    // Answers of a draft are kept by the module that asks for them, and its owner reads them there.
    private async Task<JsonElement?> AnswersAsync(ExportScope scope, Guid applicationId, CancellationToken cancellationToken)
    {
        CaseDocument? stored = scope.Documents.LastOrDefault(row => row.ApplicationId == applicationId && row.Kind == DocumentKind.ApplicationData);
        await using Stream? bytes = stored is null ? null : await reader.OpenAsync(stored, cancellationToken);
        if (bytes is null)
            return null;
        using JsonDocument json = await JsonDocument.ParseAsync(bytes, cancellationToken: cancellationToken);
        return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("answers", out JsonElement answers)
            ? answers.Clone()
            : json.RootElement.Clone();
    }

    private static IReadOnlyList<OwnDocument> DocumentsOf(ExportScope scope, ILookup<Guid, string> closed)
    {
        Dictionary<Guid, string> references = scope.Folders.ToDictionary(folder => folder.Id, folder => folder.Reference);
        return
        [
            .. scope.Documents.GroupBy(version => (version.SeriesId, Withheld: WithheldOf(version, closed))).Select(versions => new OwnDocument(
                versions.First().ApplicationId is { } application ? references.GetValueOrDefault(application) : null,
                scope.Exported([.. versions], CaseFileExports.RetentionClass),
                versions.Key.Withheld)),
        ];
    }

    private static string? WithheldOf(CaseDocument version, ILookup<Guid, string> closed) => version.Check switch
    {
        _ when version.Kind is DocumentKind.Application or DocumentKind.ApplicationPdf or DocumentKind.ApplicationData
            && version.ApplicationId is { } application && closed[application].Any() =>
            "Darin stehen auch Antworten einer anderen Person aus Ihrem Haushalt. Ihre eigenen Antworten finden Sie in dieser Auskunft.",
        CheckState.Infected => "In der Datei steckt ein Virus. Darum geben wir sie nicht heraus.",
        _ when !version.IsReadable => "Die Datei ist noch nicht auf Viren geprüft. Bis dahin geben wir sie nicht heraus.",
        _ => null,
    };

    // Which papers the answers of somebody who answered alone ask for would tell what these say.
    private static IReadOnlyList<OwnDecision> DecisionsOf(ExportScope scope, IEnumerable<ClosedAnswers> closedAnswers)
    {
        HashSet<(Guid Application, string Person)> closed = [.. closedAnswers.Select(row => (row.ApplicationId, row.PersonId))];
        Dictionary<Guid, string> references = scope.Folders.ToDictionary(folder => folder.Id, folder => folder.Reference);
        return
        [
            .. scope.Evidence.Where(item => item.Title is not null && !closed.Contains((item.ApplicationId, item.PersonId))).Select(item => new OwnDecision(
                references[item.ApplicationId],
                item.Code,
                item.Title!,
                scope.PersonsOf(item.ApplicationId).FirstOrDefault(person => person.Id == item.PersonId)?.Name ?? item.PersonId,
                ExportScope.CodeOf(item.StateWith(scope.Serving(item))),
                item.Reason,
                item.DueOn,
                item.ReviewedAt,
                item.ReviewedBy is null ? null : BuildingBlocks.Security.Roles.Caseworker)),
        ];
    }
}

/// <summary>A person's own data ready to leave.</summary>
internal sealed record LoadedOwnData(OwnDataExport Data, Func<PackagedFile, CancellationToken, Task<Stream?>> Open)
{
    public int Documents => Sources.Count();

    public long Bytes => Sources.Sum(version => version.SizeBytes);

    private IEnumerable<ExportedVersion> Sources =>
        Data.Documents.Where(document => document.Withheld is null).SelectMany(document => document.Document.Versions);
}
