using JobcenterModular.SharedKernel;

namespace JobcenterModular.Documents.Contracts;

/// <summary>A paper arrived whole and safe.</summary>
/// <param name="DocumentId">The document.</param>
/// <param name="ApplicationId">The application that it belongs to.</param>
/// <param name="EvidenceCode">What it proves, such as N01.</param>
/// <param name="PersonId">Whose it is: <c>ap</c> or a household member such as <c>p1</c>.</param>
/// <param name="FileName">Name given by the sender, made harmless.</param>
/// <param name="MediaType">Kind by content.</param>
/// <param name="SizeBytes">Size in bytes.</param>
/// <param name="Sha256">SHA-256 of the content, lower-case hex.</param>
/// <param name="ReceivedAt">Server time of receipt (UTC).</param>
[EventName("documents.stored.v1")]
public sealed record DocumentStored(
    Guid DocumentId,
    Guid ApplicationId,
    string EvidenceCode,
    string PersonId,
    string FileName,
    string MediaType,
    long SizeBytes,
    string Sha256,
    DateTimeOffset ReceivedAt) : IntegrationEvent;
