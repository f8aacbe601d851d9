using JobcenterModular.Appointments.Domain.Bookings;
using JobcenterModular.Appointments.Domain.Rules;
using JobcenterModular.Appointments.UseCases.Rules;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.SharedKernel;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace JobcenterModular.Appointments.UseCases.Booking;

/// <summary>The person moves an appointment to a time that is held. The old time is given up only with the new one won.</summary>
/// <param name="ExpectedVersion">The version that the person saw.</param>
internal sealed record MoveAppointment(Guid Id, MoveRequest Request, long ExpectedVersion, Visitor Visitor) : IRequest<AppointmentView>;

/// <summary>Where it goes.</summary>
/// <param name="HoldId">A hold of the same kind of talk.</param>
/// <param name="HoldKey">Its key; not needed with an account, nor for one of the appointment's replacements.</param>
internal sealed record MoveRequest(Guid HoldId, string? HoldKey = null);

internal sealed class MoveAppointmentHandler(
    IAppointmentsDb db, Access access, RuleBook rules, Moving moving, AppointmentViews views, TimeProvider clock)
    : IRequestHandler<MoveAppointment, AppointmentView>
{
    public async Task<AppointmentView> Handle(MoveAppointment request, CancellationToken cancellationToken)
    {
        Appointment moved = await OptimisticRetry.RunAsync(() => MoveAsync(request, cancellationToken), db.Forget, cancellationToken);
        db.Committed();
        return await views.OfAsync(moved, cancellationToken);
    }

    private async Task<Appointment> MoveAsync(MoveAppointment request, CancellationToken cancellationToken)
    {
        await using IDbContextTransaction transaction = await db.BeginAsync(cancellationToken);
        Appointment appointment = await access.FindAsync(request.Id, request.Visitor, cancellationToken);
        OwnChanges.CheckVersion(appointment, request.ExpectedVersion);
        Known<TypeContent> type = (await rules.TypeAsync(appointment.TypeId, cancellationToken))!;
        OwnChanges.CheckMovable(appointment, type.Content, clock.GetUtcNow());
        try
        {
            await moving.ToAsync(appointment, await HoldAsync(request, cancellationToken), cancellationToken);
        }
        catch (RefusalException)
        {
            // A rival who has used up the hold has changed the appointment as well, and that is what is told.
            Appointment now = await db.Appointments.AsNoTracking().SingleAsync(row => row.Id == request.Id, cancellationToken);
            OwnChanges.CheckVersion(now, request.ExpectedVersion);
            throw;
        }

        await transaction.CommitAsync(cancellationToken);
        return appointment;
    }

    private async Task<Appointment> HoldAsync(MoveAppointment request, CancellationToken cancellationToken) =>
        await db.Appointments.SingleOrDefaultAsync(row => row.Id == request.Request.HoldId && row.ReplacesId == request.Id, cancellationToken)
        ?? await access.FindAsync(request.Request.HoldId, request.Visitor with { Key = request.Request.HoldKey }, cancellationToken);
}
