using JobcenterModular.Documents.Domain.Cases;

namespace JobcenterModular.Documents.UseCases.CaseFiles.Documents;

/// <summary>A document of a case file, in its current version.</summary>
/// <param name="Id">The document: the same for all its versions.</param>
/// <param name="ApplicationId">The application that it came with; null for what belongs to the case alone.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Channel">How it reached the office.</param>
/// <param name="Person">Whose it is: <c>ap</c> or a household member such as <c>p1</c>.</param>
/// <param name="Items">Items of the checklist that it serves, as <c>N01:ap</c>.</param>
/// <param name="FileName">Name for people.</param>
/// <param name="MediaType">Kind by content.</param>
/// <param name="SizeBytes">Size in bytes.</param>
/// <param name="Sha256">SHA-256 of the content, lower-case hex.</param>
/// <param name="ReceivedAt">When it reached the office: server time, or the day of the date stamp (UTC).</param>
/// <param name="Version">Number of this version, from 1.</param>
/// <param name="Check">Where the virus scan stands.</param>
internal record CaseFileDocumentRow(
    Guid Id,
    Guid? ApplicationId,
    DocumentKind Kind,
    ReceiptChannel Channel,
    string Person,
    IReadOnlyList<string> Items,
    string FileName,
    string MediaType,
    long SizeBytes,
    string Sha256,
    DateTimeOffset ReceivedAt,
    int Version,
    CheckState Check)
{
    public static CaseFileDocumentRow Of(CaseDocument document, IEnumerable<DocumentItem> items) => new(
        document.SeriesId,
        document.ApplicationId,
        document.Kind,
        document.Channel,
        document.PersonId,
        [.. items.Select(item => item.Key.ToString()).Order(StringComparer.Ordinal)],
        document.FileName,
        document.MediaType,
        document.SizeBytes,
        document.Sha256,
        document.ReceivedAt,
        document.VersionNumber,
        document.Check);
}

/// <summary>A document of a case file with all its versions.</summary>
internal sealed record CaseFileDocument : CaseFileDocumentRow
{
    public CaseFileDocument(CaseFileDocumentRow current, IReadOnlyList<CaseDocumentVersion> versions)
        : base(current) => Versions = versions;

    /// <summary>The versions that passed the checks, the newest first.</summary>
    public IReadOnlyList<CaseDocumentVersion> Versions { get; }
}

/// <summary>One version of a document.</summary>
/// <param name="Number">From 1 upwards.</param>
/// <param name="Current">Whether it is the one that people see.</param>
/// <param name="FiledAt">When it was put in (UTC).</param>
/// <param name="FiledByRole">The role of who put it in.</param>
/// <param name="FileName">Name for people.</param>
/// <param name="MediaType">Kind by content.</param>
/// <param name="SizeBytes">Size in bytes.</param>
/// <param name="Sha256">SHA-256 of the content, lower-case hex.</param>
internal sealed record CaseDocumentVersion(
    int Number, bool Current, DateTimeOffset FiledAt, string FiledByRole, string FileName, string MediaType, long SizeBytes, string Sha256)
{
    public static CaseDocumentVersion Of(CaseDocument version) => new(
        version.VersionNumber,
        version.IsCurrent,
        version.FiledAt,
        version.FiledRole,
        version.FileName,
        version.MediaType,
        version.SizeBytes,
        version.Sha256);
}
