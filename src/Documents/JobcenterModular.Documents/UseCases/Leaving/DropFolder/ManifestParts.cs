namespace JobcenterModular.Documents.UseCases.Leaving.DropFolder;

/// <summary>Member <c>office</c> of the manifest.</summary>
/// <param name="Key">Short stable key.</param>
/// <param name="Name">For people.</param>
internal sealed record ManifestOffice(string Key, string Name);

/// <summary>Member <c>caseFile</c> of the manifest.</summary>
/// <param name="Id">UUID of the case file, the same in every hand-over.</param>
/// <param name="Reference">For people.</param>
/// <param name="Title">For people.</param>
/// <param name="OpenedOn">Date of its first application.</param>
/// <param name="ClosedOn">Date on which the case was over, or null.</param>
/// <param name="RetentionYears">Years that it is kept after it is closed.</param>
/// <param name="RetainUntil">Last day of that time, or null while it is not set.</param>
internal sealed record ManifestCaseFile(
    Guid Id, string Reference, string Title, DateOnly OpenedOn, DateOnly? ClosedOn, int RetentionYears, DateOnly? RetainUntil);

/// <summary>An entry of <c>applications</c>.</summary>
/// <param name="Id">UUID of the application.</param>
/// <param name="Reference">For people.</param>
/// <param name="Form">Title of the form.</param>
/// <param name="SubmittedAt">When it was sent, or null.</param>
/// <param name="ApplicationDate">Date that the law counts from.</param>
/// <param name="EffectMonth">First of the month from which it works (§ 37 SGB II).</param>
/// <param name="Persons">Who belongs to it; their ids hold within this application only.</param>
internal sealed record ManifestApplication(
    Guid Id,
    string Reference,
    string Form,
    DateTimeOffset? SubmittedAt,
    DateOnly ApplicationDate,
    DateOnly EffectMonth,
    IReadOnlyList<ManifestPerson> Persons);

/// <summary>A person.</summary>
/// <param name="Id"><c>ap</c> for the applicant, <c>p1</c> … for the household, within one application.</param>
/// <param name="Name">Whole name.</param>
/// <param name="BirthDate">Or null.</param>
internal sealed record ManifestPerson(string Id, string Name, DateOnly? BirthDate);

/// <summary>An entry of <c>documents</c>: one file.</summary>
/// <param name="Id">UUID of the document, the same for all its versions.</param>
/// <param name="Version">From 1 upwards.</param>
/// <param name="Current">Whether it is the newest version.</param>
/// <param name="Application">UUID of its application; null for general correspondence.</param>
/// <param name="Kind"><c>evidence</c>, <c>application</c>, <c>applicationPdf</c>, <c>applicationData</c>, <c>mail</c>, <c>phoneNote</c> …</param>
/// <param name="TypeCodes">What it proves: N01 to N32; may be empty, may be several.</param>
/// <param name="Title">For people.</param>
/// <param name="Person">Whose it is, or null.</param>
/// <param name="ReceivedOn">Date of receipt in office time.</param>
/// <param name="ReceivedAt">The instant of receipt.</param>
/// <param name="Channel"><c>online</c>, <c>post</c>, <c>fax</c>, <c>phone</c>, <c>counter</c>, <c>system</c> …</param>
/// <param name="File">Name of the file beside the manifest; ids and numbers only.</param>
/// <param name="OriginalName">The sender's name for it; never to be used as a path.</param>
/// <param name="MediaType">Kind by content.</param>
/// <param name="SizeBytes">Size of the file.</param>
/// <param name="Sha256">SHA-256 of the file, lower-case hex.</param>
/// <param name="FiledAt">When this version was filed.</param>
/// <param name="FiledByRole">Role of who filed it.</param>
/// <param name="RetentionClass">By which rule it is kept.</param>
internal sealed record ManifestDocument(
    Guid Id,
    int Version,
    bool Current,
    Guid? Application,
    string Kind,
    IReadOnlyList<string> TypeCodes,
    string Title,
    ManifestPerson? Person,
    DateOnly ReceivedOn,
    DateTimeOffset ReceivedAt,
    string Channel,
    string File,
    string OriginalName,
    string MediaType,
    long SizeBytes,
    string Sha256,
    DateTimeOffset FiledAt,
    string FiledByRole,
    string RetentionClass);
