using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Domain.Evidence;
using JobcenterModular.Documents.Domain.Log;

namespace JobcenterModular.Documents.UseCases.Leaving;

/// <summary>The rows of one case file that leave, each list in a fixed order.</summary>
/// <param name="File">The case file.</param>
/// <param name="Folders">Its applications, oldest first.</param>
/// <param name="Persons">Its persons, as each application named them.</param>
/// <param name="Documents">All versions, by document and number.</param>
/// <param name="Items">What the documents are for.</param>
/// <param name="Evidence">The items of the checklists.</param>
/// <param name="Log">Its lines, oldest first.</param>
internal sealed record ExportScope(
    CaseFile File,
    IReadOnlyList<PaperFolder> Folders,
    IReadOnlyList<CasePerson> Persons,
    IReadOnlyList<CaseDocument> Documents,
    IReadOnlyList<DocumentItem> Items,
    IReadOnlyList<EvidenceItem> Evidence,
    IReadOnlyList<CaseLogEntry> Log)
{
    public IReadOnlyList<ExportedPerson> PersonsOf(Guid applicationId) =>
    [
        .. Persons.Where(person => person.ApplicationId == applicationId && person.Name.Length > 0)
            .Select(person => new ExportedPerson(person.PersonId, person.Name, BirthDate: person.BirthDate)),
    ];

    /// <summary>The documents that count for an item.</summary>
    public IEnumerable<Guid> Serving(EvidenceItem item) => Documents
        .Where(document => document is { Released: true, IsCurrent: true }
            && Items.Any(served => served.DocumentId == document.Id && served.ApplicationId == item.ApplicationId && served.Key == item.Key))
        .Select(document => document.Id);

    /// <summary>One document with those of its versions that are given.</summary>
    public ExportedDocument Exported(IReadOnlyList<CaseDocument> versions, string retentionClass)
    {
        CaseDocument newest = versions[^1];
        List<DocumentItem> items = [.. Items.Where(item => versions.Any(version => version.Id == item.DocumentId))];
        IReadOnlyList<ExportedPerson> persons = newest.ApplicationId is { } application ? PersonsOf(application) : [];
        return new ExportedDocument(
            newest.SeriesId,
            CodeOf(newest.Kind),
            TitleOf(newest, items),
            persons.FirstOrDefault(person => person.Id == newest.PersonId),
            [.. items.Select(item => item.Code).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            versions[0].ReceivedAt,
            CodeOf(newest.Channel),
            retentionClass,
            [.. versions.Select(Exported)]);
    }

    /// <summary>Stable code of a value: its name in camelCase.</summary>
    public static string CodeOf<TEnum>(TEnum value)
        where TEnum : struct, Enum => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static ExportedVersion Exported(CaseDocument version) => new(
        version.Id,
        version.VersionNumber,
        version.FileName,
        version.MediaType,
        version.SizeBytes,
        version.Sha256,
        version.FiledAt,
        version.FiledRole,
        version.Kind == DocumentKind.ApplicationPdf ? "PDF/A-3b" : null);

    // The sender's name of a file may say anything; what it is for says more to a stranger.
    private string TitleOf(CaseDocument document, IReadOnlyList<DocumentItem> items)
    {
        string? title = Evidence
            .FirstOrDefault(known => items.Any(item => item.ApplicationId == known.ApplicationId && item.Key == known.Key) && known.Title is not null)?.Title;
        return title ?? Terms.Kind(CodeOf(document.Kind));
    }
}
