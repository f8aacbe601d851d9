using JobcenterModular.Appointments.Domain.Bookings;
using JobcenterModular.Appointments.UseCases.Waiting;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore.Storage;

namespace JobcenterModular.Appointments.UseCases.Booking;

/// <summary>Gives a held time back at once. Again changes nothing.</summary>
internal sealed record ReleaseHold(Guid Id, Visitor Visitor) : IRequest;

internal sealed class ReleaseHoldHandler(IAppointmentsDb db, Access access, Succession succession) : IRequestHandler<ReleaseHold>
{
    public async Task<Unit> Handle(ReleaseHold request, CancellationToken cancellationToken)
    {
        bool released = await OptimisticRetry.RunAsync(() => ReleaseAsync(request, cancellationToken), db.Forget, cancellationToken);
        if (released)
            db.Committed();
        return Unit.Value;
    }

    private async Task<bool> ReleaseAsync(ReleaseHold request, CancellationToken cancellationToken)
    {
        await using IDbContextTransaction transaction = await db.BeginAsync(cancellationToken);
        Appointment hold = await access.FindAsync(request.Id, request.Visitor, cancellationToken);
        if (hold.State == AppointmentState.Released)
            return false;
        if (hold.State != AppointmentState.Held)
            throw HttpRefusals.NotFound.ToException(); // A booking is cancelled, not given back.
        hold.Release();
        await db.SaveChangesAsync(cancellationToken);
        await succession.AfterAsync(hold, missed: false, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
