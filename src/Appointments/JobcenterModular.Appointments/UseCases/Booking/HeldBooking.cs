using JobcenterModular.Appointments.Domain.Bookings;
using JobcenterModular.Appointments.Domain.Rules;
using JobcenterModular.Appointments.Domain.Waiting;
using JobcenterModular.Appointments.UseCases.Rules;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Appointments.UseCases.Booking;

/// <summary>Turns a hold into a booking that the person chose, whichever way the person came to the hold. The caller saves.</summary>
internal sealed class HeldBooking(IAppointmentsDb db, RuleBook rules, PersonSealing sealing, TimeProvider clock)
{
    /// <summary>Books it, and ends the waiting if the time was offered to who waits.</summary>
    /// <param name="hold">Held, tracked.</param>
    /// <returns>The kind of talk.</returns>
    public async Task<Known<TypeContent>> BookAsync(Appointment hold, PersonContent person, Guid? applicationId, CancellationToken cancellationToken)
    {
        (Known<TypeContent>? type, Known<PlaceContent>? place) = await rules.BothAsync(hold.TypeId, hold.PlaceId, cancellationToken);
        CheckReach(person, hold.Mode, hold.OwnerSubject);
        if (type!.Content.LoginRequired && hold.OwnerSubject is null)
            throw AppointmentRefusals.LoginNeeded.ToException();
        hold.Book(
            new Domain.Bookings.Booking(
                hold.OwnerSubject,
                applicationId,
                sealing.Seal(hold.Id, person),
                PlaceTexts.Where(place!.Content, hold.CounterId!.Value, hold.Mode),
                BookedBy: null),
            clock.GetUtcNow());
        await EndWaitingAsync(hold, cancellationToken);
        return type;
    }

    /// <summary>The offered time is taken, be it as a booking of its own or as another time for one.</summary>
    public async Task EndWaitingAsync(Appointment hold, CancellationToken cancellationToken)
    {
        if (hold.WaitingEntryId is not { } waited)
            return;
        WaitingEntry entry = await db.WaitingList.SingleAsync(row => row.Id == waited, cancellationToken);
        if (entry.State != WaitingState.Offered)
            throw AppointmentRefusals.HoldOver.ToException(); // Turned down or over since the hold was read.
        entry.Take();
    }

    /// <summary>Whoever comes can be told of changes, and called where the talk is by phone.</summary>
    public static void CheckReach(PersonContent person, AppointmentMode mode, string? account)
    {
        if ((mode == AppointmentMode.Phone && person.Phone is null) || (account is null && person.Phone is null && person.Mail is null))
            throw AppointmentRefusals.ReachNeeded.ToException();
    }
}
