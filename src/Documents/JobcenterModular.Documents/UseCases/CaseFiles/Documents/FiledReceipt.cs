using JobcenterModular.Documents.Domain.Cases;

namespace JobcenterModular.Documents.UseCases.CaseFiles.Documents;

/// <summary>What somebody who puts something into a case file gets for it: proof, and nothing of the file.</summary>
/// <param name="Id">The document.</param>
/// <param name="CaseFileId">The case file.</param>
/// <param name="Version">Number of the version, from 1.</param>
/// <param name="Sha256">SHA-256 of the content, lower-case hex.</param>
/// <param name="SizeBytes">Size in bytes.</param>
/// <param name="FiledAt">When it was put in (UTC).</param>
internal sealed record FiledReceipt(Guid Id, Guid CaseFileId, int Version, string Sha256, long SizeBytes, DateTimeOffset FiledAt)
{
    public static FiledReceipt Of(CaseDocument document) => new(
        document.SeriesId, document.CaseId, document.VersionNumber, document.Sha256, document.SizeBytes, document.FiledAt);
}

/// <summary>A filing.</summary>
/// <param name="Receipt">For who filed it.</param>
/// <param name="Duplicate">It was there before: this is the earlier receipt.</param>
internal sealed record Filed(FiledReceipt Receipt, bool Duplicate);
