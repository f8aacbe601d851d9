using JobcenterModular.Appointments.Domain.Bookings;
using JobcenterModular.BuildingBlocks.Http;
using MediatR;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Appointments.UseCases.Booking;

/// <summary>The calendar entry of an appointment, as text.</summary>
internal sealed record GetCalendarEntry(Guid Id, Visitor Visitor) : IRequest<string>;

internal sealed class GetCalendarEntryHandler(Access access, IOptions<AppointmentsOptions> options, TimeProvider clock)
    : IRequestHandler<GetCalendarEntry, string>
{
    public async Task<string> Handle(GetCalendarEntry request, CancellationToken cancellationToken)
    {
        Appointment found = await access.FindAsync(request.Id, request.Visitor, cancellationToken);
        return found.State is AppointmentState.Held or AppointmentState.Released
            ? throw HttpRefusals.NotFound.ToException()
            : CalendarEntry.Of(found, options.Value.CalendarDomain, clock.GetUtcNow());
    }
}
