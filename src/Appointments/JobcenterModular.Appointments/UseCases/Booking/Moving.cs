using JobcenterModular.Appointments.Domain.Bookings;
using JobcenterModular.Appointments.Domain.Rules;
using JobcenterModular.Appointments.UseCases.Rules;
using JobcenterModular.Appointments.UseCases.Waiting;

namespace JobcenterModular.Appointments.UseCases.Booking;

/// <summary>
/// Swaps the time of an appointment for a held one, in the open transaction. Everything else of it stays, above all its class:
/// an invitation that was moved is still one.
/// </summary>
internal sealed class Moving(IAppointmentsDb db, RuleBook rules, HeldBooking booking, Succession succession, Replacements replacements, TimeProvider clock)
{
    public async Task ToAsync(Appointment appointment, Appointment hold, CancellationToken cancellationToken)
    {
        if (hold.TypeId != appointment.TypeId || !hold.IsHeldAt(clock.GetUtcNow()))
            throw AppointmentRefusals.HoldOver.ToException();
        Slot old = appointment.Slot;
        AppointmentMode oldMode = appointment.Mode;

        // First the hold lets go, then the appointment takes its time: both or neither, as the transaction ends.
        hold.Release();
        await booking.EndWaitingAsync(hold, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        Known<PlaceContent> place = (await rules.PlaceAsync(hold.PlaceId, cancellationToken))!;
        appointment.MoveTo(hold.Slot, hold.Mode, PlaceTexts.Where(place.Content, hold.CounterId!.Value, hold.Mode));
        await db.SaveChangesAsync(cancellationToken);
        await replacements.ReleaseAsync(appointment.Id, cancellationToken);
        await succession.OfferAsync(appointment.TypeId, old, oldMode, cancellationToken);
    }
}
