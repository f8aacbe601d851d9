using System.Text.Encodings.Web;
using System.Text.Json;
using JobcenterModular.BuildingBlocks.Modules;

namespace JobcenterModular.Documents.UseCases.Leaving.DropFolder;

/// <summary>
/// The file <c>manifest.json</c> of a case file that lies in a drop folder, for case systems without an interface. UTF-8
/// without byte order mark, one object whose members are this record's in camelCase, in this order; none is ever absent, what
/// is not known is <c>null</c>. Dates are <c>yyyy-MM-dd</c> in office time (Europe/Berlin), instants are ISO 8601 in UTC.
/// The originals lie beside it. It is to be written last: a folder without it is not whole.
/// </summary>
/// <param name="Format">Always <c>jobcenter-case-drop</c>.</param>
/// <param name="Version">Version of this format: 1. Members are added within a version; a change of meaning is a new one.</param>
/// <param name="HandOver">The hand-over; a receipt names it. The same one, done again, gives the same bytes.</param>
/// <param name="CreatedAt">When it was decided.</param>
/// <param name="Office">Who hands over.</param>
/// <param name="CaseFile">What is handed over.</param>
/// <param name="Applications">The applications in it, oldest first.</param>
/// <param name="Documents">One entry for each file in the folder: each version of each document.</param>
internal sealed record CaseManifest(
    string Format,
    int Version,
    Guid HandOver,
    DateTimeOffset CreatedAt,
    ManifestOffice Office,
    ManifestCaseFile CaseFile,
    IReadOnlyList<ManifestApplication> Applications,
    IReadOnlyList<ManifestDocument> Documents)
{
    public const string FileName = "manifest.json";
    public const string FormatName = "jobcenter-case-drop";
    public const int FormatVersion = 1;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        // A file of its own, never part of a page: umlauts stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static CaseManifest Of(CaseFileExport caseFile, Guid handOver, DateTimeOffset createdAt)
    {
        ExportCheck.EnsureFit(caseFile);
        return new CaseManifest(
            FormatName,
            FormatVersion,
            handOver,
            createdAt.ToUniversalTime(),
            new ManifestOffice(caseFile.Office.Key, caseFile.Office.Name),
            new ManifestCaseFile(
                caseFile.Id, caseFile.Reference, caseFile.Title, caseFile.OpenedOn, caseFile.ClosedOn, caseFile.RetentionYears, caseFile.RetainUntil),
            [.. caseFile.Applications.Select(Of)],
            [.. caseFile.Documents().SelectMany(entry => entry.Document.Versions.Select(version => Of(entry.Application, entry.Document, version)))]);
    }

    public Task WriteAsync(Stream target, CancellationToken cancellationToken) =>
        JsonSerializer.SerializeAsync(target, this, Json, cancellationToken);

    private static ManifestApplication Of(ExportedApplication application) => new(
        application.Id,
        application.Reference,
        application.Form,
        application.SubmittedAt?.ToUniversalTime(),
        application.ApplicationDate,
        application.EffectMonth,
        [.. application.Persons.Select(Of)]);

    private static ManifestPerson Of(ExportedPerson person) => new(person.Id, person.Name, person.BirthDate);

    private static ManifestDocument Of(ExportedApplication? application, ExportedDocument document, ExportedVersion version) => new(
        document.Id,
        version.Number,
        version.Number == document.Versions.Max(each => each.Number),
        application?.Id,
        document.Kind,
        document.EvidenceCodes,
        document.Title,
        document.Person is { } person ? Of(person) : null,
        OfficeTime.DateAt(document.ReceivedAt),
        document.ReceivedAt.ToUniversalTime(),
        document.Channel,
        PackagedFile.Of(document, version, prefix: "").Name,
        version.FileName,
        version.MediaType,
        version.SizeBytes,
        version.Sha256,
        version.CreatedAt.ToUniversalTime(),
        version.ByRole,
        document.RetentionClass);
}
