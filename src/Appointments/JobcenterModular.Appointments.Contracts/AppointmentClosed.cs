using JobcenterModular.SharedKernel;

namespace JobcenterModular.Appointments.Contracts;

/// <summary>A talk is over, or the person did not come: the fact alone, never what was said.</summary>
/// <param name="AppointmentId">The appointment.</param>
/// <param name="ApplicationId">The application that it was about, if any.</param>
/// <param name="StartsAt">When it was to start (UTC).</param>
/// <param name="EndsAt">When it was to end (UTC).</param>
/// <param name="Mode"><c>onSite</c>, <c>phone</c> or <c>video</c>.</param>
/// <param name="Outcome"><c>done</c> or <c>notCome</c>; a later event may say otherwise, and then counts.</param>
/// <param name="Invitation">The office invited to it (§ 59 SGB II); false where the person chose it.</param>
/// <param name="AppointmentVersion">From 1, higher with every change of this appointment.</param>
[EventName("appointments.closed.v1")]
public sealed record AppointmentClosed(
    Guid AppointmentId,
    Guid? ApplicationId,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    string Mode,
    string Outcome,
    bool Invitation,
    long AppointmentVersion) : IntegrationEvent;
