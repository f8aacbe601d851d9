using JobcenterModular.SharedKernel;

namespace JobcenterModular.Applications.Contracts;

/// <summary>An application reached the office. Address and contact are sealed with the purpose <c>applications.submitted:{ApplicationId}</c>.</summary>
/// <param name="ApplicationId">The application.</param>
/// <param name="Reference">Reference for people.</param>
/// <param name="SubmittedAt">Server time of receipt (UTC).</param>
/// <param name="ApplicationDate">The date that counts as date of application (§ 37 SGB II).</param>
/// <param name="EffectMonth">First day from which it counts: of its month, or after the period that a renewal goes on from (§ 37 (2) SGB II).</param>
/// <param name="Team">Key of the team that works on it.</param>
/// <param name="Urgent">Something cannot wait (no food, no home, no power, no health cover).</param>
/// <param name="SealedMailTo">The applicant's e-mail address, sealed, if there is one.</param>
/// <param name="SealedContact">
/// How the applicant can be reached: JSON in UTF-8, sealed, in base64. A member is missing where nothing was answered or the
/// form has no such question; only <c>language</c> is always there. Null in what was stored as <c>applications.submitted.v1</c>.
/// <code>
/// firstName, lastName     the applicant's
/// street, postcode, city  where the applicant lives; street with the number of the house
/// mail                    e-mail address
/// phone                   number as it was stored: E.164, or as it was given
/// channels                ["email" | "sms" | "letter" | "portal" | "messenger" | "phone"], in the order of the answer
/// language                BCP 47, such as "de", "en", "uk", "tr", "ar"; "de" when nothing else is known
/// </code>
/// </param>
[EventName("applications.submitted.v2", "applications.submitted.v1")]
public sealed record ApplicationSubmitted(
    Guid ApplicationId,
    string Reference,
    DateTimeOffset SubmittedAt,
    DateOnly ApplicationDate,
    DateOnly EffectMonth,
    string Team,
    bool Urgent,
    string? SealedMailTo,
    string? SealedContact = null) : IntegrationEvent;
