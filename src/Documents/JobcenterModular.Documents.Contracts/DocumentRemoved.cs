using JobcenterModular.SharedKernel;

namespace JobcenterModular.Documents.Contracts;

/// <summary>The owner took a paper out of a draft.</summary>
/// <param name="DocumentId">The document.</param>
/// <param name="ApplicationId">The application that it belonged to.</param>
[EventName("documents.removed.v1")]
public sealed record DocumentRemoved(
    Guid DocumentId,
    Guid ApplicationId) : IntegrationEvent;
