using JobcenterModular.SharedKernel;

namespace JobcenterModular.Appointments.Contracts;

/// <summary>An appointment takes place at another time or place, or in another way; all of it as it is now.</summary>
/// <param name="AppointmentId">The appointment.</param>
/// <param name="ApplicationId">The application that it is about, if any.</param>
/// <param name="OwnerSubject">Account of the person; null for a guest.</param>
/// <param name="StartsAt">When it starts (UTC).</param>
/// <param name="EndsAt">When it ends (UTC).</param>
/// <param name="Mode"><c>onSite</c>, <c>phone</c> or <c>video</c>.</param>
/// <param name="Place">Where to go, or how it takes place, in plain German.</param>
/// <param name="SealedContact">
/// How the person can be reached, if that was asked: the same JSON as in <c>applications.submitted.v2</c>, sealed with the
/// purpose <c>appointments.contact:{AppointmentId}</c>, in base64.
/// </param>
/// <param name="Invitation">The office invited to it (§ 59 SGB II); false where the person chose it.</param>
/// <param name="AppointmentVersion">From 1, higher with every change of this appointment; an older event is ignored.</param>
/// <param name="SealedKey">
/// The key that opens the appointment to a person without an account, sealed with the purpose
/// <c>appointments.key:{AppointmentId}</c>, in base64; null for who has an account, and in older events.
/// </param>
/// <param name="Purpose">What an invitation is for, in plain German; null where the person chose the time.</param>
/// <param name="LegalNotice">The legal notice of an invitation in full (§ 59 SGB II), at most 2,500 characters; null where there is none.</param>
[EventName("appointments.moved.v1")]
public sealed record AppointmentMoved(
    Guid AppointmentId,
    Guid? ApplicationId,
    string? OwnerSubject,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    string Mode,
    string Place,
    string? SealedContact,
    bool Invitation,
    long AppointmentVersion,
    string? SealedKey = null,
    string? Purpose = null,
    string? LegalNotice = null) : IntegrationEvent;
