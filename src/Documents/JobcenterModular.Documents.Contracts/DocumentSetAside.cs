using JobcenterModular.SharedKernel;

namespace JobcenterModular.Documents.Contracts;

/// <summary>A document cannot be used, as it is infected or unsafe: nobody gets to see it, and it counts as evidence no longer.</summary>
/// <param name="DocumentId">The document.</param>
/// <param name="ApplicationId">The application that it belongs to.</param>
/// <param name="Reason">Stable code, such as <c>infected</c>.</param>
/// <param name="EvidenceCodes">Codes of the items that it served.</param>
/// <param name="PersonIds">Whose items, at the same places.</param>
[EventName("documents.set-aside.v1")]
public sealed record DocumentSetAside(
    Guid DocumentId,
    Guid ApplicationId,
    string Reason,
    IReadOnlyList<string> EvidenceCodes,
    IReadOnlyList<string> PersonIds) : IntegrationEvent;
