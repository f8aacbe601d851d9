using JobcenterModular.SharedKernel;

namespace JobcenterModular.Documents.Contracts;

/// <summary>A document of the case file is the letter of the decision on an application, or may now be read in the portal; the last one told counts.</summary>
/// <param name="ApplicationId">The application.</param>
/// <param name="DocumentId">The document.</param>
/// <param name="SentOn">The day on which it was posted, if it was.</param>
/// <param name="LetterVersion">Higher with every change; an older event is ignored.</param>
/// <param name="DecisionNumber">The decision whose letter it is, from 1; null in what was stored as <c>documents.decision-letter-attached.v1</c>.</param>
/// <param name="NewInPortal">
/// From now on its owner may read it in the portal, and could not before; null in what was stored as <c>documents.decision-letter-attached.v1</c>.
/// </param>
[EventName("documents.decision-letter-attached.v2", "documents.decision-letter-attached.v1")]
public sealed record DecisionLetterAttached(
    Guid ApplicationId,
    Guid DocumentId,
    DateOnly? SentOn,
    long LetterVersion,
    int? DecisionNumber = null,
    bool? NewInPortal = null) : IntegrationEvent;
