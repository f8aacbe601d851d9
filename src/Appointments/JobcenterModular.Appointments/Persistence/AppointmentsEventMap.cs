using JobcenterModular.Appointments.Contracts;
using JobcenterModular.Appointments.Domain.Bookings;
using JobcenterModular.Appointments.Domain.Rules;
using JobcenterModular.Appointments.Domain.Waiting;
using JobcenterModular.Appointments.UseCases.Booking;
using JobcenterModular.SharedKernel;

namespace JobcenterModular.Appointments.Persistence;

/// <summary>Which facts other modules hear of. Versions are those of the save that is under way.</summary>
internal sealed class AppointmentsEventMap(KeySealing keys)
{
    public IntegrationEvent? ToPublicEvent(IDomainEvent domainEvent) => domainEvent switch
    {
        WasBooked { Appointment: var booked } => BookedOf(booked),
        WasMoved { Appointment: var moved } => MovedOf(moved),
        WasCancelled { Appointment: var cancelled } => new AppointmentCancelled(cancelled.Id, cancelled.Version),
        MustMove { Appointment: var hit, Times: var times } => new AppointmentMustMove(
            hit.Id, hit.ApplicationId, hit.OwnerSubject, hit.StartsAt, NameOf(hit.Mode), hit.Where ?? "", times, hit.SealedPerson,
            keys.For(hit.Id, hit.OwnerSubject), IsInvitation(hit), hit.Version),
        TimeWasOffered { Entry: var entry, Hold: var hold, Where: var where } => new AppointmentTimeOffered(
            entry.Id, entry.ApplicationId, entry.OwnerSubject, hold.StartsAt, hold.HoldExpiresAt ?? hold.StartsAt, where, NameOf(hold.Mode),
            entry.SealedPerson, keys.For(entry.Id, entry.OwnerSubject)),
        WasClosed { Appointment: var closed } => new AppointmentClosed(
            closed.Id, closed.ApplicationId, closed.StartsAt, closed.EndsAt, NameOf(closed.Mode),
            closed.State == AppointmentState.NotCome ? "notCome" : "done", IsInvitation(closed), closed.Version),
        _ => null,
    };

    private AppointmentBooked BookedOf(Appointment booked) => new(
        booked.Id, booked.ApplicationId, booked.OwnerSubject, booked.StartsAt, booked.EndsAt, NameOf(booked.Mode), booked.Where ?? "",
        booked.SealedPerson, IsInvitation(booked), booked.Version, keys.For(booked.Id, booked.OwnerSubject), PurposeOf(booked), booked.LegalNotice);

    private AppointmentMoved MovedOf(Appointment moved) => new(
        moved.Id, moved.ApplicationId, moved.OwnerSubject, moved.StartsAt, moved.EndsAt, NameOf(moved.Mode), moved.Where ?? "",
        moved.SealedPerson, IsInvitation(moved), moved.Version, keys.For(moved.Id, moved.OwnerSubject), PurposeOf(moved), moved.LegalNotice);

    private static bool IsInvitation(Appointment appointment) => appointment.Class == AppointmentClass.Invitation;

    // In the words of § 309 Abs. 2 SGB III.
    private static string? PurposeOf(Appointment appointment) => appointment.Purpose switch
    {
        InvitationPurpose.CareerAdvice => "Berufsberatung",
        InvitationPurpose.Placement => "Vermittlung in Ausbildung oder Arbeit",
        InvitationPurpose.ActiveSupport => "Vorbereitung aktiver Arbeitsförderungsleistungen",
        InvitationPurpose.DecisionPreparation => "Vorbereitung von Entscheidungen im Leistungsverfahren",
        InvitationPurpose.Eligibility => "Prüfung der Voraussetzungen für den Leistungsanspruch",
        _ => null,
    };

    private static string NameOf(AppointmentMode mode) => mode switch
    {
        AppointmentMode.OnSite => "onSite",
        AppointmentMode.Phone => "phone",
        _ => "video",
    };
}
