using JobcenterModular.SharedKernel;

namespace JobcenterModular.Appointments.Contracts;

/// <summary>A time has become free and is held for somebody of the waiting list until an instant.</summary>
/// <param name="WaitingEntryId">The entry of the waiting list.</param>
/// <param name="ApplicationId">The application that the talk is about, if any.</param>
/// <param name="OwnerSubject">Account of the person; null for a guest.</param>
/// <param name="StartsAt">When the talk would start (UTC).</param>
/// <param name="ExpiresAt">Before this instant it can be taken; from it on the next in line is asked (UTC).</param>
/// <param name="Place">Where to go, or how it would take place, in plain German.</param>
/// <param name="Mode"><c>onSite</c>, <c>phone</c> or <c>video</c>.</param>
/// <param name="SealedContact">
/// How the person can be reached: the same JSON as in <c>applications.submitted.v2</c>, sealed with the purpose
/// <c>appointments.contact:{WaitingEntryId}</c>, in base64.
/// </param>
/// <param name="SealedKey">
/// The key that opens the entry of the waiting list to a person without an account, sealed with the purpose
/// <c>appointments.key:{WaitingEntryId}</c>, in base64; null for who has an account.
/// </param>
[EventName("appointments.time-offered.v1")]
public sealed record AppointmentTimeOffered(
    Guid WaitingEntryId,
    Guid? ApplicationId,
    string? OwnerSubject,
    DateTimeOffset StartsAt,
    DateTimeOffset ExpiresAt,
    string Place,
    string Mode,
    string? SealedContact,
    string? SealedKey) : IntegrationEvent;
