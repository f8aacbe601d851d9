namespace JobcenterModular.Documents.UseCases.Leaving;

/// <summary>
/// A case file as it leaves: all that a receiver gets to know of it, and nothing else. The caller loads it in one
/// reading and keeps every list in a fixed order, so that the same file always gives the same package.
/// </summary>
/// <param name="Id">The case file.</param>
/// <param name="Reference">For people.</param>
/// <param name="Title">Such as "Leistungsakte SGB II HA-7K3M".</param>
/// <param name="OpenedOn">Office date of its first application.</param>
/// <param name="ClosedOn">Office date on which the case was over.</param>
/// <param name="Office">The office that hands it over.</param>
/// <param name="RetentionYears">Years that it must be kept after it is closed.</param>
/// <param name="RetainUntil">Last day of that time, where the retention rules have set it; never computed here.</param>
/// <param name="Applications">One process (Vorgang) each.</param>
/// <param name="Correspondence">What belongs to no application: a process of its own.</param>
/// <param name="Log">What happened to the file; may be empty where the receiver must not know it.</param>
internal sealed record CaseFileExport(
    Guid Id,
    string Reference,
    string Title,
    DateOnly OpenedOn,
    DateOnly? ClosedOn,
    ExportingOffice Office,
    int RetentionYears,
    DateOnly? RetainUntil,
    IReadOnlyList<ExportedApplication> Applications,
    IReadOnlyList<ExportedDocument> Correspondence,
    IReadOnlyList<ExportedLogLine> Log)
{
    /// <summary>Every document with its application (null for general correspondence), in the order of all formats.</summary>
    public IEnumerable<(ExportedApplication? Application, ExportedDocument Document)> Documents() =>
        Applications.SelectMany(application => application.Documents.Select(document => ((ExportedApplication?)application, document)))
            .Concat(Correspondence.Select(document => ((ExportedApplication?)null, document)));

    /// <summary>Every original that goes with the file.</summary>
    /// <param name="prefix">What the receiver's rules put before each name.</param>
    public IEnumerable<PackagedFile> Files(string prefix) =>
        Documents().SelectMany(entry => entry.Document.Versions.Select(version => PackagedFile.Of(entry.Document, version, prefix)));
}

/// <summary>The office that hands a file over.</summary>
/// <param name="Key">Short stable key.</param>
/// <param name="Name">For people.</param>
internal sealed record ExportingOffice(string Key, string Name);

/// <summary>One application with its documents.</summary>
/// <param name="Form">Title of the form.</param>
internal sealed record ExportedApplication(
    Guid Id,
    string Reference,
    string Form,
    DateTimeOffset? SubmittedAt,
    DateOnly ApplicationDate,
    DateOnly EffectMonth,
    IReadOnlyList<ExportedPerson> Persons,
    IReadOnlyList<ExportedDocument> Documents);

/// <summary>A person as an application named them.</summary>
/// <param name="Id"><c>ap</c>, <c>p1</c> … within that application.</param>
/// <param name="Name">The whole name.</param>
/// <param name="FamilyName">Where it is known by itself.</param>
/// <param name="GivenNames">Where they are known by themselves.</param>
internal sealed record ExportedPerson(string Id, string Name, string? FamilyName = null, string? GivenNames = null, DateOnly? BirthDate = null);

/// <summary>A document with all its versions.</summary>
/// <param name="Id">The same for all versions.</param>
/// <param name="Kind">Stable code, such as <c>evidence</c>; see <see cref="Terms"/>.</param>
/// <param name="EvidenceCodes">N01 to N32: what it proves; a document can prove several things.</param>
/// <param name="ReceivedAt">When it reached the office: server time, or the date stamp on paper mail.</param>
/// <param name="Channel">Stable code, such as <c>post</c>; see <see cref="Terms"/>.</param>
/// <param name="RetentionClass">By which rule it is kept, as the office's retention rules name it.</param>
internal sealed record ExportedDocument(
    Guid Id,
    string Kind,
    string Title,
    ExportedPerson? Person,
    IReadOnlyList<string> EvidenceCodes,
    DateTimeOffset ReceivedAt,
    string Channel,
    string RetentionClass,
    IReadOnlyList<ExportedVersion> Versions);

/// <summary>One version of a document: one file.</summary>
/// <param name="Id">The version; the caller finds its bytes by it.</param>
/// <param name="Number">From 1 upwards.</param>
/// <param name="FileName">The sender's name for it; never becomes a name in a package.</param>
/// <param name="Sha256">Of the content, lower-case hex.</param>
/// <param name="ByRole">Stable code of the role that filed it; see <see cref="Terms"/>.</param>
/// <param name="FormatVersion">Such as <c>PDF/A-3b</c>, where it is known.</param>
internal sealed record ExportedVersion(
    Guid Id,
    int Number,
    string FileName,
    string MediaType,
    long SizeBytes,
    string Sha256,
    DateTimeOffset CreatedAt,
    string ByRole,
    string? FormatVersion = null);

/// <summary>One line of the case log.</summary>
/// <param name="Role">Stable code; see <see cref="Terms"/>.</param>
/// <param name="Pseudonym">Tells two people of one role apart without naming them.</param>
/// <param name="Action">What was done, in German.</param>
/// <param name="Reason">Why, in German.</param>
internal sealed record ExportedLogLine(DateTimeOffset At, string Role, string Pseudonym, string Action, string? Reason);
