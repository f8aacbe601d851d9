using JobcenterModular.SharedKernel;

namespace JobcenterModular.Documents.Contracts;

/// <summary>The applicant opened the letter of a decision in the portal for the first time (§ 37 (2b) SGB X).</summary>
/// <param name="ApplicationId">The application.</param>
/// <param name="DocumentId">The letter.</param>
/// <param name="RetrievedAt">When (UTC).</param>
/// <param name="DecisionNumber">The decision whose letter it is, from 1; null in what was stored as <c>documents.decision-letter-retrieved.v1</c>.</param>
[EventName("documents.decision-letter-retrieved.v2", "documents.decision-letter-retrieved.v1")]
public sealed record DecisionLetterRetrieved(
    Guid ApplicationId,
    Guid DocumentId,
    DateTimeOffset RetrievedAt,
    int? DecisionNumber = null) : IntegrationEvent;
