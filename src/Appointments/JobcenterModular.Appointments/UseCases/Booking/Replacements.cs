using JobcenterModular.Appointments.Domain.Bookings;
using JobcenterModular.Appointments.UseCases.Waiting;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Appointments.UseCases.Booking;

/// <summary>The times that are held in place of a booking that a changed rule has hit.</summary>
internal sealed class Replacements(IAppointmentsDb db, Succession succession)
{
    /// <summary>They are not needed any more. In the open transaction.</summary>
    public async Task ReleaseAsync(Guid appointmentId, CancellationToken cancellationToken)
    {
        List<Appointment> holds = await db.Appointments
            .Where(row => row.ReplacesId == appointmentId && row.State == AppointmentState.Held)
            .ToListAsync(cancellationToken);
        foreach (Appointment hold in holds)
            hold.Release();
        await db.SaveChangesAsync(cancellationToken);
        foreach (Appointment hold in holds)
            await succession.AfterAsync(hold, missed: false, cancellationToken);
    }
}
