using JobcenterModular.Appointments.Domain.Bookings;
using JobcenterModular.Appointments.UseCases.Booking;
using JobcenterModular.BuildingBlocks.Persistence;

namespace JobcenterModular.Appointments.UseCases.Days;

/// <summary>A change of one appointment by staff, in the version that they saw.</summary>
internal sealed class StaffEdits(IAppointmentsDb db, StaffViews views)
{
    public async Task<StaffAppointment> RunAsync(Guid id, long expectedVersion, Action<Appointment> change, CancellationToken cancellationToken)
    {
        Appointment changed = await OptimisticRetry.RunAsync(
            async () =>
            {
                Appointment appointment = await views.FindAsync(id, cancellationToken);
                OwnChanges.CheckVersion(appointment, expectedVersion);
                change(appointment);
                await db.SaveChangesAsync(cancellationToken);
                return appointment;
            },
            db.Forget,
            cancellationToken);
        return await views.OfAsync(changed, cancellationToken);
    }
}
