using JobcenterModular.SharedKernel;

namespace JobcenterModular.Appointments.Contracts;

/// <summary>A changed rule of the office leaves no room for a booked appointment, and other times are held for it; none, where there is none.</summary>
/// <param name="AppointmentId">The appointment.</param>
/// <param name="ApplicationId">The application that it is about, if any.</param>
/// <param name="OwnerSubject">Account of the person; null for a guest.</param>
/// <param name="StartsAt">When it was to start (UTC).</param>
/// <param name="Mode"><c>onSite</c>, <c>phone</c> or <c>video</c>.</param>
/// <param name="Place">Where it was to be, or how, in plain German.</param>
/// <param name="Offers">Begin of each time that is held instead (UTC), the earliest first; empty where there is none.</param>
/// <param name="SealedContact">As in <c>appointments.booked.v1</c>.</param>
/// <param name="SealedKey">As in <c>appointments.booked.v1</c>.</param>
/// <param name="Invitation">The office invited to it (§ 59 SGB II); false where the person chose it.</param>
/// <param name="AppointmentVersion">From 1, higher with every change of this appointment; an older event is ignored.</param>
[EventName("appointments.must-move.v1")]
public sealed record AppointmentMustMove(
    Guid AppointmentId,
    Guid? ApplicationId,
    string? OwnerSubject,
    DateTimeOffset StartsAt,
    string Mode,
    string Place,
    IReadOnlyList<DateTimeOffset> Offers,
    string? SealedContact,
    string? SealedKey,
    bool Invitation,
    long AppointmentVersion) : IntegrationEvent;
