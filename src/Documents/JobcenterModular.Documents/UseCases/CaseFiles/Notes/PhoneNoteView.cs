using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.Documents.Domain.Cases;

namespace JobcenterModular.Documents.UseCases.CaseFiles.Notes;

/// <summary>What somebody wrote down of a phone call.</summary>
/// <param name="Text">What was said, 1 to 4000 characters.</param>
/// <param name="CalledAt">When the call was (UTC).</param>
/// <param name="Direction">Who rang whom.</param>
/// <param name="Person">Whom it was about: <c>ap</c> (also without it) or a household member such as <c>p1</c>.</param>
internal sealed record PhoneNoteText(string Text, DateTimeOffset CalledAt, CallDirection Direction, string? Person = null);

/// <summary>A note as it was stored.</summary>
/// <param name="Id">The document: the same for all versions.</param>
/// <param name="CaseFileId">The case file.</param>
/// <param name="Version">Number of the version, from 1.</param>
/// <param name="Etag">The version; also in the header ETag.</param>
/// <param name="Sha256">SHA-256 of the content, lower-case hex.</param>
/// <param name="WrittenAt">When it was written (UTC).</param>
internal sealed record PhoneNoteReceipt(Guid Id, Guid CaseFileId, int Version, string Etag, string Sha256, DateTimeOffset WrittenAt)
{
    public static PhoneNoteReceipt Of(CaseDocument note) => new(
        note.SeriesId, note.CaseId, note.VersionNumber, EntityTags.Of(note.VersionNumber), note.Sha256, note.FiledAt);
}
