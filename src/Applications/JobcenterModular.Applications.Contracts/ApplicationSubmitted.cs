using JobcenterModular.SharedKernel;

namespace JobcenterModular.Applications.Contracts;

/// <summary>An application reached the office. The address is sealed with the purpose <c>applications.submitted:{ApplicationId}</c>.</summary>
/// <param name="ApplicationId">The application.</param>
/// <param name="Reference">Reference for people.</param>
/// <param name="SubmittedAt">Server time of receipt (UTC).</param>
/// <param name="ApplicationDate">The date that counts as date of application (§ 37 SGB II).</param>
/// <param name="EffectMonth">First day of the month from which it counts (§ 37 (2) SGB II).</param>
/// <param name="Team">Key of the team that works on it.</param>
/// <param name="Urgent">Something cannot wait (no food, no home, no power, no health cover).</param>
/// <param name="SealedMailTo">The applicant's e-mail address, sealed, if there is one.</param>
[EventName("applications.submitted.v1")]
public sealed record ApplicationSubmitted(
    Guid ApplicationId,
    string Reference,
    DateTimeOffset SubmittedAt,
    DateOnly ApplicationDate,
    DateOnly EffectMonth,
    string Team,
    bool Urgent,
    string? SealedMailTo) : IntegrationEvent;
