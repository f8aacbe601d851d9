using FluentValidation;
using JobcenterModular.Appointments.Domain.Bookings;
using JobcenterModular.Appointments.Domain.Rules;
using JobcenterModular.Appointments.UseCases.Booking;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Appointments.UseCases.Days;

/// <summary>Staff move an appointment or an invitation, which stays what it is. The old time is given up only with the new one won.</summary>
/// <param name="ExpectedVersion">The version that they saw.</param>
internal sealed record MoveByStaff(Guid Id, StaffMoveRequest Request, long ExpectedVersion, Caller Caller) : IRequest<StaffAppointment>;

/// <summary>Where it goes; the counter is found.</summary>
/// <param name="StartsAt">One of the free times.</param>
/// <param name="PlaceId">Where.</param>
/// <param name="Mode">How; as before if left out.</param>
internal sealed record StaffMoveRequest(DateTimeOffset StartsAt, Guid PlaceId, AppointmentMode? Mode = null);

/// <summary>Staff cancel an appointment or an invitation.</summary>
/// <param name="Reason">A choice, as it stands in the address.</param>
internal sealed record CancelByStaff(Guid Id, string? Reason, long ExpectedVersion, Caller Caller) : IRequest;

internal sealed class MoveByStaffValidator : AbstractValidator<MoveByStaff>
{
    public MoveByStaffValidator() => RuleFor(request => request.Request.StartsAt).Must(StaffTimeValidator.IsInCalendar)
        .OverridePropertyName("startsAt").WithErrorCode("out_of_range").WithMessage("Diese Zeit liegt nicht im Kalender.");
}

internal sealed class CancelByStaffValidator : AbstractValidator<CancelByStaff>
{
    public CancelByStaffValidator() => RuleFor(request => request.Reason).Must(reason => ApiEnum.Parse<CancelReason>(reason) is not null)
        .OverridePropertyName("reason").WithErrorCode("unknown").WithMessage(ApiEnum.Choice<CancelReason>());
}

internal sealed class ChangeByStaffHandler(
    IAppointmentsDb db, StaffViews views, TimeTaker taker, Moving moving, Cancelling cancelling, IOptions<AppointmentsOptions> options)
    : IRequestHandler<MoveByStaff, StaffAppointment>, IRequestHandler<CancelByStaff>
{
    public async Task<StaffAppointment> Handle(MoveByStaff request, CancellationToken cancellationToken)
    {
        await taker.ClearAsync(request.Request.PlaceId, request.Request.StartsAt, cancellationToken);
        Appointment moved = await OptimisticRetry.RunAsync(() => MoveAsync(request, cancellationToken), db.Forget, cancellationToken);
        db.Committed();
        return await views.OfAsync(moved, cancellationToken);
    }

    public async Task<Unit> Handle(CancelByStaff request, CancellationToken cancellationToken)
    {
        await OptimisticRetry.RunAsync(() => CancelAsync(request, cancellationToken), db.Forget, cancellationToken);
        db.Committed();
        return Unit.Value;
    }

    private async Task<Appointment> MoveAsync(MoveByStaff request, CancellationToken cancellationToken)
    {
        await using IDbContextTransaction transaction = await db.BeginAsync(cancellationToken);
        Appointment appointment = await BookedAsync(request.Id, request.ExpectedVersion, request.Caller, cancellationToken);
        Appointment taken = await taker.HoldAsync(
            new WantedTime(
                appointment.TypeId,
                request.Request.PlaceId,
                new Needs(request.Request.Mode ?? appointment.Mode, appointment.Language, appointment.Aids),
                request.Request.StartsAt.ToUniversalTime(),
                new HoldFor(HoldPurpose.Booking),
                options.Value.Hold,
                ByStaff: true),
            cancellationToken);
        Appointment hold = await db.Appointments.SingleAsync(row => row.Id == taken.Id, cancellationToken);
        await moving.ToAsync(appointment, hold, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return appointment;
    }

    private async Task<bool> CancelAsync(CancelByStaff request, CancellationToken cancellationToken)
    {
        await using IDbContextTransaction transaction = await db.BeginAsync(cancellationToken);
        Appointment appointment = await BookedAsync(request.Id, request.ExpectedVersion, request.Caller, cancellationToken);
        await cancelling.CancelAsync(appointment, request.Caller.Subject ?? "", ApiEnum.Parse<CancelReason>(request.Reason), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    // Who may not invite may not change an invitation either, such as the hotline.
    private async Task<Appointment> BookedAsync(Guid id, long expectedVersion, Caller caller, CancellationToken cancellationToken)
    {
        Appointment appointment = await views.FindAsync(id, cancellationToken);
        OwnChanges.CheckVersion(appointment, expectedVersion);
        if (appointment.Class == AppointmentClass.Invitation && caller.RoleUnder(Policies.Desk) is null)
            throw AppointmentRefusals.StaffOnly.ToException();
        return appointment.State == AppointmentState.Booked ? appointment : throw AppointmentRefusals.NotBooked.ToException();
    }
}
