using JobcenterModular.SharedKernel;

namespace JobcenterModular.Applications.Contracts;

/// <summary>Something was done with a draft, so it is kept until another day; told at most once a day of a draft.</summary>
/// <param name="ApplicationId">The application.</param>
/// <param name="Reference">Reference for people.</param>
/// <param name="KeepUntil">Last day on which the draft is kept if nothing more happens.</param>
/// <param name="ApplicationDate">The date that counts as date of application (§ 37 SGB II).</param>
[EventName("applications.draft-kept.v1")]
public sealed record DraftKept(
    Guid ApplicationId,
    string Reference,
    DateOnly KeepUntil,
    DateOnly ApplicationDate) : IntegrationEvent;
