using JobcenterModular.Appointments.Domain.Bookings;
using JobcenterModular.Appointments.Domain.Waiting;
using JobcenterModular.Appointments.UseCases.Booking;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Appointments.UseCases.Waiting;

/// <summary>The offered time becomes an appointment. Again, with the same hold, changes nothing.</summary>
internal sealed record AcceptOffer(Guid Id, OfferAnswer Answer, Visitor Visitor) : IRequest<AppointmentView>;

/// <summary>Which offer is answered: the one that the person saw, and not another that came in the meantime.</summary>
/// <param name="HoldId">The hold of the offer.</param>
internal sealed record OfferAnswer(Guid HoldId);

internal sealed class AcceptOfferHandler(
    IAppointmentsDb db, Access access, HeldBooking booking, PersonSealing sealing, AppointmentViews views, AppointmentKeys keys)
    : IRequestHandler<AcceptOffer, AppointmentView>
{
    public async Task<AppointmentView> Handle(AcceptOffer request, CancellationToken cancellationToken)
    {
        Appointment booked = await OptimisticRetry.RunAsync(() => BookAsync(request, cancellationToken), db.Forget, cancellationToken);
        return (await views.OfAsync(booked, cancellationToken)) with { Key = keys.Of(booked.Id) };
    }

    private async Task<Appointment> BookAsync(AcceptOffer request, CancellationToken cancellationToken)
    {
        WaitingEntry entry = await access.FindEntryAsync(request.Id, request.Visitor, cancellationToken);
        Appointment hold = await db.Appointments.SingleOrDefaultAsync(
            row => row.Id == request.Answer.HoldId && row.WaitingEntryId == entry.Id, cancellationToken) ?? throw HttpRefusals.NotFound.ToException();
        if (hold.State is not (AppointmentState.Held or AppointmentState.Released))
            return hold;
        if (hold.State == AppointmentState.Released || entry.State != WaitingState.Offered)
            throw AppointmentRefusals.HoldOver.ToException();
        await booking.BookAsync(hold, sealing.Open(entry.Id, entry.SealedPerson), entry.ApplicationId, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return hold;
    }
}
