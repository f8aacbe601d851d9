using System.Linq.Expressions;
using JobcenterModular.Documents.Domain;

namespace JobcenterModular.Documents.UseCases;

/// <summary>A paper as the API tells of it.</summary>
/// <param name="Id">The document.</param>
/// <param name="ApplicationId">The application that it belongs to.</param>
/// <param name="Evidence">What it proves, such as N01.</param>
/// <param name="Person">Whose it is: <c>ap</c> or a household member such as <c>p1</c>.</param>
/// <param name="FileName">The sender's name for it, made harmless.</param>
/// <param name="MediaType">Kind by content.</param>
/// <param name="SizeBytes">Size in bytes.</param>
/// <param name="Sha256">SHA-256 of the content, lower-case hex.</param>
/// <param name="ReceivedAt">Server time of receipt (UTC).</param>
internal sealed record StoredDocument(
    Guid Id,
    Guid ApplicationId,
    string Evidence,
    string Person,
    string FileName,
    string MediaType,
    long SizeBytes,
    string Sha256,
    DateTimeOffset ReceivedAt)
{
    public static readonly Expression<Func<Paper, StoredDocument>> Of = paper => new StoredDocument(
        paper.Id,
        paper.ApplicationId,
        paper.EvidenceCode,
        paper.PersonId,
        paper.FileName,
        paper.MediaType,
        paper.SizeBytes,
        paper.Sha256,
        paper.ReceivedAt);

    public static readonly Func<Paper, StoredDocument> From = Of.Compile();
}
