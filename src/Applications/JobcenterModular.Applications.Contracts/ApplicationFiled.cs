using JobcenterModular.SharedKernel;

namespace JobcenterModular.Applications.Contracts;

/// <summary>What was sent, for the case file: the document of record and its content as data, both sealed with the purpose applications.filed:{ApplicationId}.</summary>
/// <param name="ApplicationId">The application.</param>
/// <param name="Reference">Reference for people.</param>
/// <param name="OwnerSubject">Account that started it; null for a guest.</param>
/// <param name="SubmittedAt">Server time of receipt (UTC).</param>
/// <param name="ApplicationDate">The date that counts as date of application (§ 37 SGB II).</param>
/// <param name="SealedHtml">The document of record: a self-contained HTML page in UTF-8, compressed with Brotli, sealed, in base64.</param>
/// <param name="SealedContent">
/// The same as data: JSON in UTF-8, sealed, in base64. Its members:
/// <code>
/// form         key of the form, such as "hauptantrag"
/// formVersion  its version, a number
/// persons      [{ id: "ap" | "p1" …, role: text or null, name: text or null, birthDate: "yyyy-MM-dd" or null }], the applicant first
/// answers      { section instance: { question: answer } } without protected ones, byte for byte as sent: the receipt holds their SHA-256
/// evidence     [{ code, title, person, because: [text of the question], optional: true | false, dueOn: "yyyy-MM-dd" }]
/// receipt      the signed receipt (JWS, compact)
/// closed       [section instance]: answers of adults who answered alone, which the applicant may not see; may be missing
/// </code>
/// <c>dueOn</c> is the day of sending in the office plus the dated value <c>evidence.dueDays</c>; an optional item may come
/// until then, and nothing follows if it does not.
/// </param>
/// <param name="Renews">The granted application that a renewal goes on from: it lies in the same case file. Null for a first application, and in what was stored as <c>applications.filed.v1</c>.</param>
[EventName("applications.filed.v2", "applications.filed.v1")]
public sealed record ApplicationFiled(
    Guid ApplicationId,
    string Reference,
    string? OwnerSubject,
    DateTimeOffset SubmittedAt,
    DateOnly ApplicationDate,
    string SealedHtml,
    string SealedContent,
    Guid? Renews = null) : IntegrationEvent;
