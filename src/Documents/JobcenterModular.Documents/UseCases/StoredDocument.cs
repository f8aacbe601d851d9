using JobcenterModular.Documents.Domain.Cases;

namespace JobcenterModular.Documents.UseCases;

/// <summary>A paper as the API tells of it.</summary>
/// <param name="Id">The document.</param>
/// <param name="ApplicationId">The application that it belongs to.</param>
/// <param name="Evidence">What it proves first, such as N01.</param>
/// <param name="Person">Whose it is: <c>ap</c> or a household member such as <c>p1</c>.</param>
/// <param name="Items">Every item of the checklist that it serves, as <c>N01:ap</c>.</param>
/// <param name="FileName">The sender's name for it, made harmless.</param>
/// <param name="MediaType">Kind by content.</param>
/// <param name="SizeBytes">Size in bytes.</param>
/// <param name="Sha256">SHA-256 of the content, lower-case hex.</param>
/// <param name="ReceivedAt">Server time of receipt (UTC).</param>
/// <param name="Check">Where the virus scan stands. Only <c>clean</c>, and <c>notScanned</c> where no scanner is configured, can be opened.</param>
internal sealed record StoredDocument(
    Guid Id,
    Guid ApplicationId,
    string Evidence,
    string Person,
    IReadOnlyList<string> Items,
    string FileName,
    string MediaType,
    long SizeBytes,
    string Sha256,
    DateTimeOffset ReceivedAt,
    CheckState Check)
{
    public static StoredDocument Of(CaseDocument document, IEnumerable<EvidenceKey> items)
    {
        List<EvidenceKey> served = [.. items.OrderBy(item => item.Code, StringComparer.Ordinal).ThenBy(item => item.PersonId, StringComparer.Ordinal)];
        return new StoredDocument(
            document.Id,
            document.ApplicationId!.Value,
            served.Count > 0 ? served[0].Code : "",
            document.PersonId,
            [.. served.Select(item => item.ToString())],
            document.FileName,
            document.MediaType,
            document.SizeBytes,
            document.Sha256,
            document.ReceivedAt,
            document.Check);
    }
}
