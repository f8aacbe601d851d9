using JobcenterModular.Appointments.Domain.Bookings;
using JobcenterModular.Appointments.Domain.Waiting;
using JobcenterModular.Appointments.UseCases.Booking;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace JobcenterModular.Appointments.UseCases.Waiting;

/// <summary>The offered time does not suit: it goes to the next, and the person keeps the place in line. Again changes nothing.</summary>
internal sealed record RefuseOffer(Guid Id, OfferAnswer Answer, Visitor Visitor) : IRequest<WaitingView>;

/// <summary>The person does not wait any more; an open offer goes to the next. Again changes nothing.</summary>
internal sealed record LeaveWaitingList(Guid Id, Visitor Visitor) : IRequest;

internal sealed class RefuseOfferHandler(IAppointmentsDb db, Access access, Succession succession, WaitingViews views)
    : IRequestHandler<RefuseOffer, WaitingView>
{
    public async Task<WaitingView> Handle(RefuseOffer request, CancellationToken cancellationToken)
    {
        WaitingEntry entry = await OptimisticRetry.RunAsync(() => RefuseAsync(request, cancellationToken), db.Forget, cancellationToken);
        db.Committed();
        return await views.OfAsync(entry, cancellationToken);
    }

    private async Task<WaitingEntry> RefuseAsync(RefuseOffer request, CancellationToken cancellationToken)
    {
        await using IDbContextTransaction transaction = await db.BeginAsync(cancellationToken);
        WaitingEntry entry = await access.FindEntryAsync(request.Id, request.Visitor, cancellationToken);
        Appointment hold = await db.Appointments.SingleOrDefaultAsync(
            row => row.Id == request.Answer.HoldId && row.WaitingEntryId == entry.Id, cancellationToken) ?? throw HttpRefusals.NotFound.ToException();
        if (hold.State == AppointmentState.Released)
            return entry;
        hold.Release();
        await db.SaveChangesAsync(cancellationToken);
        await succession.AfterAsync(hold, missed: false, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return entry;
    }
}

internal sealed class LeaveWaitingListHandler(IAppointmentsDb db, Access access, Succession succession) : IRequestHandler<LeaveWaitingList>
{
    public async Task<Unit> Handle(LeaveWaitingList request, CancellationToken cancellationToken)
    {
        await OptimisticRetry.RunAsync(() => LeaveAsync(request, cancellationToken), db.Forget, cancellationToken);
        db.Committed();
        return Unit.Value;
    }

    private async Task<bool> LeaveAsync(LeaveWaitingList request, CancellationToken cancellationToken)
    {
        await using IDbContextTransaction transaction = await db.BeginAsync(cancellationToken);
        WaitingEntry entry = await access.FindEntryAsync(request.Id, request.Visitor, cancellationToken);
        if (entry.State is WaitingState.Left or WaitingState.Ended)
            return false;
        entry.Leave();
        Appointment? hold = await db.Appointments.SingleOrDefaultAsync(
            row => row.WaitingEntryId == entry.Id && row.State == AppointmentState.Held, cancellationToken);
        hold?.Release();
        await db.SaveChangesAsync(cancellationToken);
        if (hold is not null)
            await succession.AfterAsync(hold, missed: false, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
