using JobcenterModular.Appointments.Domain.Bookings;
using JobcenterModular.Appointments.UseCases.Waiting;
using JobcenterModular.BuildingBlocks.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore.Storage;

namespace JobcenterModular.Appointments.UseCases.Booking;

/// <summary>The person cancels an appointment.</summary>
/// <param name="ExpectedVersion">The version that the person saw.</param>
internal sealed record CancelAppointment(Guid Id, long ExpectedVersion, Visitor Visitor) : IRequest;

internal sealed class CancelAppointmentHandler(IAppointmentsDb db, Access access, Cancelling cancelling, TimeProvider clock)
    : IRequestHandler<CancelAppointment>
{
    private const string Customer = "customer";

    public async Task<Unit> Handle(CancelAppointment request, CancellationToken cancellationToken)
    {
        await OptimisticRetry.RunAsync(() => CancelAsync(request, cancellationToken), db.Forget, cancellationToken);
        db.Committed();
        return Unit.Value;
    }

    private async Task<bool> CancelAsync(CancelAppointment request, CancellationToken cancellationToken)
    {
        await using IDbContextTransaction transaction = await db.BeginAsync(cancellationToken);
        Appointment appointment = await access.FindAsync(request.Id, request.Visitor, cancellationToken);
        OwnChanges.CheckVersion(appointment, request.ExpectedVersion);
        OwnChanges.CheckCancellable(appointment, clock.GetUtcNow());
        await cancelling.CancelAsync(appointment, Customer, reason: null, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}

/// <summary>Cancels, and offers the time to the next in line; in the open transaction.</summary>
internal sealed class Cancelling(IAppointmentsDb db, Replacements replacements, Succession succession, TimeProvider clock)
{
    public async Task CancelAsync(Appointment appointment, string by, CancelReason? reason, CancellationToken cancellationToken)
    {
        appointment.Cancel(by, reason, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await replacements.ReleaseAsync(appointment.Id, cancellationToken);
        await succession.AfterAsync(appointment, missed: false, cancellationToken);
    }
}
