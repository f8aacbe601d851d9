using FluentValidation;
using JobcenterModular.Appointments.Domain.Bookings;
using JobcenterModular.Appointments.Domain.Rules;
using JobcenterModular.Appointments.UseCases.Rules;
using JobcenterModular.Appointments.UseCases.Times;
using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.SharedKernel;
using MediatR;

namespace JobcenterModular.Appointments.UseCases.Days;

/// <summary>The day's list of a place: who comes when to whom, in the order of time.</summary>
/// <param name="Team">Only at counters of this team.</param>
/// <param name="Counter">Only at this counter.</param>
internal sealed record ListDay(Guid Place, DateOnly Day, string? Team, Guid? Counter, string? Cursor, int? Limit) : IRequest<Page<StaffAppointment>>;

/// <summary>An appointment as staff see it.</summary>
internal sealed record GetStaffAppointment(Guid Id) : IRequest<StaffAppointment>;

internal sealed class ListDayValidator : AbstractValidator<ListDay>
{
    public ListDayValidator() => RuleFor(request => request.Day).Must(SlotLimits.IsInCalendar)
        .OverridePropertyName("day").WithErrorCode("out_of_range").WithMessage("Dieser Tag liegt nicht im Kalender.");
}

internal sealed class ListDayHandler(IAppointmentsDb db, RuleBook rules, StaffViews views) :
    IRequestHandler<ListDay, Page<StaffAppointment>>,
    IRequestHandler<GetStaffAppointment, StaffAppointment>
{
    public async Task<Page<StaffAppointment>> Handle(ListDay request, CancellationToken cancellationToken)
    {
        Known<PlaceContent> place = await rules.PlaceAsync(request.Place, cancellationToken) ?? throw AppointmentRefusals.PlaceUnknown.ToException();
        DateTimeOffset from = OfficeTime.StartOf(request.Day);
        DateTimeOffset until = OfficeTime.StartOf(request.Day.AddDays(1));
        IQueryable<Appointment> rows = db.Appointments.Where(row =>
            row.PlaceId == request.Place && row.StartsAt >= from && row.StartsAt < until
            && row.State != AppointmentState.Held && row.State != AppointmentState.Released);
        if (!string.IsNullOrEmpty(request.Team))
        {
            List<Guid?> ofTeam = [.. place.Content.Counters.Where(counter => counter.Team == request.Team).Select(counter => (Guid?)counter.Id)];
            rows = rows.Where(row => ofTeam.Contains(row.CounterId));
        }

        if (request.Counter is { } counter)
            rows = rows.Where(row => row.CounterId == counter);
        return await views.PageAsync(rows, request.Cursor, request.Limit, cancellationToken);
    }

    public async Task<StaffAppointment> Handle(GetStaffAppointment request, CancellationToken cancellationToken) =>
        await views.OfAsync(await views.FindAsync(request.Id, cancellationToken), cancellationToken);
}
