using JobcenterModular.SharedKernel;

namespace JobcenterModular.Appointments.Contracts;

/// <summary>An appointment does not take place.</summary>
/// <param name="AppointmentId">The appointment.</param>
/// <param name="AppointmentVersion">From 1, higher with every change of this appointment; an older event is ignored.</param>
[EventName("appointments.cancelled.v1")]
public sealed record AppointmentCancelled(
    Guid AppointmentId,
    long AppointmentVersion) : IntegrationEvent;
