using JobcenterModular.Appointments.Domain.Bookings;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.SharedKernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Appointments.UseCases.Booking;

/// <summary>An appointment of the caller's.</summary>
internal sealed record GetAppointment(Guid Id, Visitor Visitor) : IRequest<AppointmentView>;

/// <summary>The appointments of the caller's account, the newest begin first.</summary>
internal sealed record ListOwnAppointments(Caller Caller, string? Cursor, int? Limit) : IRequest<Page<AppointmentView>>;

internal sealed class GetAppointmentHandler(Access access, AppointmentViews views) : IRequestHandler<GetAppointment, AppointmentView>
{
    public async Task<AppointmentView> Handle(GetAppointment request, CancellationToken cancellationToken)
    {
        Appointment found = await access.FindAsync(request.Id, request.Visitor, cancellationToken);
        return found.State is AppointmentState.Held or AppointmentState.Released
            ? throw HttpRefusals.NotFound.ToException()
            : await views.OfAsync(found, cancellationToken);
    }
}

internal sealed class ListOwnAppointmentsHandler(IAppointmentsDb db, AppointmentViews views) : IRequestHandler<ListOwnAppointments, Page<AppointmentView>>
{
    public async Task<Page<AppointmentView>> Handle(ListOwnAppointments request, CancellationToken cancellationToken)
    {
        if (request.Caller is not { Subject: { } subject, OpensOnly: null })
            return new Page<AppointmentView>([], null);
        int limit = KeysetCursor.Limit(request.Limit);
        IQueryable<Appointment> rows = db.Appointments.AsNoTracking()
            .Where(row => row.OwnerSubject == subject && row.State != AppointmentState.Held && row.State != AppointmentState.Released);
        if (KeysetCursor.Decode(request.Cursor) is { } after)
        {
            Guid tie = after.TieId();
            rows = rows.Where(row => row.StartsAt < after.At || (row.StartsAt == after.At && row.Id.CompareTo(tie) < 0));
        }

        List<Appointment> found = await rows.OrderByDescending(row => row.StartsAt).ThenByDescending(row => row.Id).Take(limit + 1).ToListAsync(cancellationToken);
        List<Appointment> page = [.. found.Take(limit)];
        return new Page<AppointmentView>(
            await views.OfAsync(page, cancellationToken),
            found.Count > limit ? new KeysetCursor(page[^1].StartsAt, page[^1].Id.ToString()).Encode() : null);
    }
}
