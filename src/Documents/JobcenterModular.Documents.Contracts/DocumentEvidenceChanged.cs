using JobcenterModular.SharedKernel;

namespace JobcenterModular.Documents.Contracts;

/// <summary>A document serves these items of the checklist from now on, all of them named, and no others.</summary>
/// <param name="DocumentId">The document.</param>
/// <param name="ApplicationId">The application that it belongs to.</param>
/// <param name="EvidenceCodes">Codes of the items; none if it serves nothing.</param>
/// <param name="PersonIds">Whose items, at the same places.</param>
/// <param name="ItemVersion">From 1, higher with every change of this document's items; an older event is ignored.</param>
[EventName("documents.evidence-changed.v1")]
public sealed record DocumentEvidenceChanged(
    Guid DocumentId,
    Guid ApplicationId,
    IReadOnlyList<string> EvidenceCodes,
    IReadOnlyList<string> PersonIds,
    long ItemVersion) : IntegrationEvent;
