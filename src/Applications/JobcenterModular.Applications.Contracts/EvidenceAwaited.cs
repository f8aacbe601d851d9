using JobcenterModular.SharedKernel;

namespace JobcenterModular.Applications.Contracts;

/// <summary>
/// One item of the checklist of a sent application is awaited, until another day than before, or no longer. An item that is
/// not awaited at submission is not told of.
/// </summary>
/// <param name="ApplicationId">The application.</param>
/// <param name="EvidenceCode">The item, such as N01.</param>
/// <param name="PersonId">Whose it is: <c>ap</c> or a household member such as <c>p1</c>.</param>
/// <param name="Title">What the applicant may read of it: what the item is called, or of somebody who answers alone only that it is theirs.</param>
/// <param name="DueOn">
/// The day until which it is awaited: after a rejection the one that was named with it, where the person said that it comes
/// later the promised one, else the day of submission plus the dated value <c>evidence.dueDays</c>. Null if it is not awaited.
/// </param>
/// <param name="Awaited">
/// True: the answers ask for it, nothing that could be used is there, the person did not say that there is none, and the
/// office did not accept it.
/// </param>
/// <param name="ApplicationVersion">Higher with every save of the application: of two words about an item the one with the higher version counts.</param>
[EventName("applications.evidence-awaited.v1")]
public sealed record EvidenceAwaited(
    Guid ApplicationId,
    string EvidenceCode,
    string PersonId,
    string Title,
    DateOnly? DueOn,
    bool Awaited,
    long ApplicationVersion) : IntegrationEvent;
