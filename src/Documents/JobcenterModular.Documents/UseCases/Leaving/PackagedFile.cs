using System.Globalization;

namespace JobcenterModular.Documents.UseCases.Leaving;

/// <summary>One original in a package.</summary>
/// <param name="Name">Made of ids and numbers only: names of files turn up in logs, mails and lists of archives.</param>
internal sealed record PackagedFile(
    Guid DocumentId,
    Guid VersionId,
    int VersionNumber,
    string Name,
    string MediaType,
    long SizeBytes,
    string Sha256)
{
    public static PackagedFile Of(ExportedDocument document, ExportedVersion version, string prefix) => new(
        document.Id,
        version.Id,
        version.Number,
        string.Create(CultureInfo.InvariantCulture, $"{prefix}{document.Id:D}_v{version.Number}{FileEnding.Of(version.MediaType)}"),
        version.MediaType,
        version.SizeBytes,
        version.Sha256);
}
