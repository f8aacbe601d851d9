using JobcenterModular.Appointments.Domain.Bookings;
using JobcenterModular.Appointments.Domain.Rules;
using JobcenterModular.Appointments.Domain.Times;
using JobcenterModular.Appointments.UseCases.Rules;
using JobcenterModular.Appointments.UseCases.Waiting;

namespace JobcenterModular.Appointments.UseCases.Booking;

/// <summary>
/// Swaps the time of an appointment for a held one, in the open transaction. Everything else of it stays, above all its class:
/// an invitation that was moved is still one.
/// </summary>
internal sealed class Moving(IAppointmentsDb db, RuleBook rules, HeldBooking booking, PersonSealing sealing, Succession succession, Replacements replacements, TimeProvider clock)
{
    public async Task ToAsync(Appointment appointment, Appointment hold, CancellationToken cancellationToken)
    {
        if (hold.TypeId != appointment.TypeId || !hold.IsHeldAt(clock.GetUtcNow()))
            throw AppointmentRefusals.HoldOver.ToException();
        if (await rules.BothAsync(hold.TypeId, hold.PlaceId, cancellationToken) is not ({ } type, { } place))
            throw AppointmentRefusals.HoldOver.ToException();
        Check(appointment, hold, type, place.Content);
        Slot old = appointment.Slot;
        AppointmentMode oldMode = appointment.Mode;

        // First the hold lets go, then the appointment takes its time: both or neither, as the transaction ends.
        hold.Release();
        await booking.EndWaitingAsync(hold, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        appointment.MoveTo(hold.Slot, hold.Mode, PlaceTexts.Where(place.Content, hold.CounterId!.Value, hold.Mode));
        await db.SaveChangesAsync(cancellationToken);
        await replacements.ReleaseAsync(appointment.Id, cancellationToken);
        await succession.OfferAsync(appointment.TypeId, old, oldMode, cancellationToken);
    }

    // The hold may have been asked for without what the person of the appointment needs, or in another mode.
    private void Check(Appointment appointment, Appointment hold, Known<TypeContent> type, PlaceContent place)
    {
        var needs = new Wish(type.Id, type.Content, hold.Mode, appointment.Language, appointment.Aids, 0, 0);
        if (place.Counters.FirstOrDefault(counter => counter.Id == hold.CounterId) is not { } counter || !needs.IsMetBy(counter))
            throw AppointmentRefusals.NeedsNotMet.ToException();
        if (hold.Mode == AppointmentMode.Phone && appointment.Mode != AppointmentMode.Phone
            && appointment.SealedPerson is { } person && sealing.Open(appointment.Id, person).Phone is null)
            throw AppointmentRefusals.ReachNeeded.ToException();
    }
}
