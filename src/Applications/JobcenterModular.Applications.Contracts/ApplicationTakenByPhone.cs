using JobcenterModular.SharedKernel;

namespace JobcenterModular.Applications.Contracts;

/// <summary>The hotline took a short application: it counts from now on, and somebody calls back for the rest. The contact is sealed with the purpose <c>applications.taken-by-phone:{ApplicationId}</c>.</summary>
/// <param name="ApplicationId">The application.</param>
/// <param name="Reference">Reference for people.</param>
/// <param name="ApplicationDate">The date that counts as date of application (§ 37 SGB II).</param>
/// <param name="EffectMonth">First day of the month from which it counts (§ 37 (2) SGB II).</param>
/// <param name="Papers">Papers that are needed in any case, by their titles.</param>
/// <param name="SealedContact">How the caller can be reached, with the members of <see cref="ApplicationSubmitted.SealedContact"/>.</param>
[EventName("applications.taken-by-phone.v1")]
public sealed record ApplicationTakenByPhone(
    Guid ApplicationId,
    string Reference,
    DateOnly ApplicationDate,
    DateOnly EffectMonth,
    IReadOnlyList<string> Papers,
    string SealedContact) : IntegrationEvent;
