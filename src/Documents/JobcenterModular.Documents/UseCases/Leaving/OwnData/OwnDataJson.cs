using System.Text.Encodings.Web;
using System.Text.Json;

namespace JobcenterModular.Documents.UseCases.Leaving.OwnData;

/// <summary>
/// The file <c>daten.json</c>: UTF-8, one object whose members are this record's in camelCase. Codes are the stable ones of
/// the API; instants are ISO 8601 in UTC.
/// </summary>
/// <param name="Format">Always <c>jobcenter-own-data</c>.</param>
/// <param name="Version">Version of this format: 1.</param>
/// <param name="Applications">With all answers, as they are kept.</param>
/// <param name="Accesses">Who did what with the file: the role, never the name.</param>
internal sealed record OwnDataJson(
    string Format,
    int Version,
    string Office,
    string Reference,
    DateTimeOffset CreatedAt,
    IReadOnlyList<OwnApplication> Applications,
    IReadOnlyList<OwnDocumentJson> Documents,
    IReadOnlyList<OwnDecision> EvidenceDecisions,
    IReadOnlyList<OwnAccess> Accesses,
    IReadOnlyList<OwnRecipient> Recipients)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static OwnDataJson Of(OwnDataExport data, IReadOnlyList<OwnFile> files)
    {
        var paths = files.ToDictionary(file => file.Version.Id, file => file.File.Name);
        return new OwnDataJson(
            "jobcenter-own-data",
            1,
            data.Office,
            data.Reference,
            data.CreatedAt.ToUniversalTime(),
            data.Applications,
            [.. data.Documents.SelectMany(source => source.Document.Versions.Select(version => OwnDocumentJson.Of(source, version, paths.GetValueOrDefault(version.Id))))],
            data.Decisions,
            data.Accesses,
            data.Recipients);
    }

    public Task WriteAsync(Stream target, CancellationToken cancellationToken) =>
        JsonSerializer.SerializeAsync(target, this, Json, cancellationToken);
}

/// <summary>An entry of <c>documents</c>: one version of one document.</summary>
/// <param name="Application">Reference of its application.</param>
/// <param name="File">Path in the archive; null when it is withheld.</param>
/// <param name="Withheld">Why it is not in the archive.</param>
internal sealed record OwnDocumentJson(
    Guid Id,
    int Version,
    string? Application,
    string Kind,
    IReadOnlyList<string> EvidenceCodes,
    string Title,
    string? Person,
    DateTimeOffset ReceivedAt,
    string Channel,
    string FileName,
    string MediaType,
    long SizeBytes,
    string Sha256,
    DateTimeOffset FiledAt,
    string FiledByRole,
    string? File,
    string? Withheld)
{
    public static OwnDocumentJson Of(OwnDocument source, ExportedVersion version, string? path) => new(
        source.Document.Id,
        version.Number,
        source.ApplicationReference,
        source.Document.Kind,
        source.Document.EvidenceCodes,
        source.Document.Title,
        source.Document.Person?.Name,
        source.Document.ReceivedAt.ToUniversalTime(),
        source.Document.Channel,
        version.FileName,
        version.MediaType,
        version.SizeBytes,
        version.Sha256,
        version.CreatedAt.ToUniversalTime(),
        version.ByRole,
        path,
        source.Withheld);
}
