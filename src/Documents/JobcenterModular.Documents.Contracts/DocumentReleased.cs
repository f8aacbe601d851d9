using JobcenterModular.SharedKernel;

namespace JobcenterModular.Documents.Contracts;

/// <summary>A document passed its checks: from now on staff may see it.</summary>
/// <param name="DocumentId">The document.</param>
/// <param name="ApplicationId">The application that it belongs to.</param>
/// <param name="CaseFileId">The case file (E-Akte) that it lies in.</param>
[EventName("documents.released.v1")]
public sealed record DocumentReleased(
    Guid DocumentId,
    Guid ApplicationId,
    Guid CaseFileId) : IntegrationEvent;
