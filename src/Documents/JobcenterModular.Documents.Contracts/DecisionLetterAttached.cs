using JobcenterModular.SharedKernel;

namespace JobcenterModular.Documents.Contracts;

/// <summary>A document of the case file is the letter of the decision on an application; the last one told counts.</summary>
/// <param name="ApplicationId">The application.</param>
/// <param name="DocumentId">The document.</param>
/// <param name="SentOn">The day on which it was posted, if it was.</param>
/// <param name="LetterVersion">Higher with every change; an older event is ignored.</param>
[EventName("documents.decision-letter-attached.v1")]
public sealed record DecisionLetterAttached(
    Guid ApplicationId,
    Guid DocumentId,
    DateOnly? SentOn,
    long LetterVersion) : IntegrationEvent;
