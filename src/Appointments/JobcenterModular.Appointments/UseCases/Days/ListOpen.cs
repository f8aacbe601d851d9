using JobcenterModular.Appointments.Domain.Bookings;
using JobcenterModular.SharedKernel;
using MediatR;

namespace JobcenterModular.Appointments.UseCases.Days;

/// <summary>Talks that still take place and that a changed rule has hit, where nobody moved them yet.</summary>
internal sealed record ListHit(string? Cursor, int? Limit) : IRequest<Page<StaffAppointment>>;

/// <summary>Invitations to which nobody came.</summary>
/// <param name="Open">Only those on which nobody has decided, or only those that are decided; null: all.</param>
internal sealed record ListAbsences(bool? Open, string? Cursor, int? Limit) : IRequest<Page<StaffAppointment>>;

/// <summary>Invitations that the person asks to have changed, and on which nobody has decided.</summary>
internal sealed record ListChangeRequests(string? Cursor, int? Limit) : IRequest<Page<StaffAppointment>>;

internal sealed class ListOpenHandler(IAppointmentsDb db, StaffViews views, TimeProvider clock) :
    IRequestHandler<ListHit, Page<StaffAppointment>>,
    IRequestHandler<ListAbsences, Page<StaffAppointment>>,
    IRequestHandler<ListChangeRequests, Page<StaffAppointment>>
{
    public Task<Page<StaffAppointment>> Handle(ListHit request, CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        return views.PageAsync(
            db.Appointments.Where(row => row.HitAt != null && row.State == AppointmentState.Booked && row.StartsAt > now),
            request.Cursor, request.Limit, cancellationToken);
    }

    public Task<Page<StaffAppointment>> Handle(ListAbsences request, CancellationToken cancellationToken)
    {
        IQueryable<Appointment> rows = db.Appointments.Where(row => row.Class == AppointmentClass.Invitation && row.State == AppointmentState.NotCome);
        if (request.Open is { } open)
            rows = open ? rows.Where(row => row.AbsenceDecidedAt == null) : rows.Where(row => row.AbsenceDecidedAt != null);
        return views.PageAsync(rows, request.Cursor, request.Limit, cancellationToken);
    }

    public Task<Page<StaffAppointment>> Handle(ListChangeRequests request, CancellationToken cancellationToken) => views.PageAsync(
        db.Appointments.Where(row => row.ChangeAskedAt != null && row.ChangeDecidedAt == null && row.State == AppointmentState.Booked),
        request.Cursor, request.Limit, cancellationToken);
}
