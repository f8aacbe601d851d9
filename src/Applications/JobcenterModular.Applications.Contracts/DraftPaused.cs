using JobcenterModular.SharedKernel;

namespace JobcenterModular.Applications.Contracts;

/// <summary>A person pauses and wants a link to come back. Address and link are sealed with the purpose <c>applications.draft-paused:{ApplicationId}</c>.</summary>
/// <param name="ApplicationId">The application.</param>
/// <param name="Reference">Reference for people.</param>
/// <param name="SealedMailTo">The e-mail address, sealed.</param>
/// <param name="SealedResumeLink">The link with the resume code, sealed.</param>
/// <param name="KeepUntil">Last day on which the draft is kept if nothing more happens.</param>
[EventName("applications.draft-paused.v1")]
public sealed record DraftPaused(
    Guid ApplicationId,
    string Reference,
    string SealedMailTo,
    string SealedResumeLink,
    DateOnly KeepUntil) : IntegrationEvent;
