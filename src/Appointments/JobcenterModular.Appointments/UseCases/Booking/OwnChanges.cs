using JobcenterModular.Appointments.Domain.Bookings;
using JobcenterModular.Appointments.Domain.Rules;
using JobcenterModular.BuildingBlocks.Http;

namespace JobcenterModular.Appointments.UseCases.Booking;

/// <summary>What a person may change of an own appointment. Invitations are the office's: a person asks, the office decides.</summary>
internal static class OwnChanges
{
    /// <summary>Somebody else, such as the office, was faster.</summary>
    public static void CheckVersion(Appointment appointment, long expected)
    {
        if (appointment.Version != expected)
        {
            throw AppointmentRefusals.Stale.ToException(new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["current"] = new { etag = EntityTags.Of(appointment.Version), appointment.State, appointment.StartsAt, appointment.Where },
                ["yours"] = new { etag = EntityTags.Of(expected) },
            });
        }
    }

    public static void CheckMovable(Appointment appointment, TypeContent type, DateTimeOffset now)
    {
        CheckOwn(appointment);

        // Where the office's own change hits a booking, no deadline counts against the person.
        if (now >= (appointment.HitAt is null ? appointment.StartsAt.AddHours(-type.ChangeHours) : appointment.StartsAt))
            throw AppointmentRefusals.TooLate.ToException();
    }

    public static void CheckCancellable(Appointment appointment, DateTimeOffset now)
    {
        CheckOwn(appointment);
        if (now >= appointment.StartsAt)
            throw AppointmentRefusals.TooLate.ToException();
    }

    private static void CheckOwn(Appointment appointment)
    {
        if (appointment.State is AppointmentState.Held or AppointmentState.Released)
            throw HttpRefusals.NotFound.ToException();
        if (appointment.State != AppointmentState.Booked)
            throw AppointmentRefusals.NotBooked.ToException();
        if (appointment.Class != AppointmentClass.Voluntary)
            throw AppointmentRefusals.StaffOnly.ToException();
    }
}
