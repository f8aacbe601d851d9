using FluentValidation;
using JobcenterModular.Appointments.Domain.Bookings;
using JobcenterModular.Appointments.Domain.Rules;
using JobcenterModular.Appointments.UseCases.Booking;
using JobcenterModular.Appointments.UseCases.Rules;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Appointments.UseCases.Days;

/// <summary>Somebody came without an appointment: they stand in the day's list as arrived, and take nobody's time.</summary>
internal sealed record AddWalkIn(WalkInRequest Request, string? IdempotencyKey, Caller Caller) : IRequest<StaffAppointment>;

/// <summary>Who is there.</summary>
/// <param name="PlaceId">Where.</param>
/// <param name="TypeId">What it is about.</param>
/// <param name="Mode">How.</param>
/// <param name="Person">Who is there.</param>
/// <param name="Minutes">How long it may take; 5 to 240.</param>
/// <param name="Language">A language that is needed beside German.</param>
/// <param name="Aids">What must be there.</param>
internal sealed record WalkInRequest(
    Guid PlaceId, Guid TypeId, AppointmentMode Mode, PersonRequest Person, int Minutes, string? Language = null, IReadOnlyList<Aid>? Aids = null);

internal sealed class AddWalkInValidator : AbstractValidator<AddWalkIn>
{
    public AddWalkInValidator()
    {
        RuleFor(request => request.Request.Person).SetValidator(new PersonRequestValidator()).OverridePropertyName("person");
        RuleFor(request => request.Request.Minutes).InclusiveBetween(5, 240).OverridePropertyName("minutes");
        RuleFor(request => request.Request.Language).MaximumLength(10).OverridePropertyName("language");
    }
}

internal sealed class AddWalkInHandler(IAppointmentsDb db, RuleBook rules, PersonSealing sealing, StaffViews views, Idempotency idempotency, TimeProvider clock)
    : IRequestHandler<AddWalkIn, StaffAppointment>
{
    public async Task<StaffAppointment> Handle(AddWalkIn request, CancellationToken cancellationToken)
    {
        WalkInRequest wanted = request.Request;
        if (await rules.TypeAsync(wanted.TypeId, cancellationToken) is null)
            throw AppointmentRefusals.TypeUnknown.ToException();
        if (await rules.PlaceAsync(wanted.PlaceId, cancellationToken) is null)
            throw AppointmentRefusals.PlaceUnknown.ToException();
        var attempt = IdempotentAttempt.For($"walk-in:{request.Caller.Subject}", request.IdempotencyKey, wanted);
        Added added = await idempotency.FindAsync<Added>(db.Shared, attempt, cancellationToken) ?? await AddAsync(request, attempt, cancellationToken);
        return await views.OfAsync(await views.FindAsync(added.Id, cancellationToken), cancellationToken);
    }

    private async Task<Added> AddAsync(AddWalkIn request, IdempotentAttempt attempt, CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        WalkInRequest wanted = request.Request;
        var added = new Added(Guid.CreateVersion7(now));
        db.Appointments.Add(Appointment.WalkIn(
            added.Id,
            wanted.PlaceId,
            wanted.TypeId,
            StaffNeeds.Of(wanted.Mode, wanted.Language, wanted.Aids),
            sealing.Seal(added.Id, wanted.Person.Content),
            request.Caller.Subject ?? "",
            wanted.Minutes,
            now));
        idempotency.Remember(db.Shared, attempt, added);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return added;
        }
        catch (DbUpdateException lost) when (Idempotency.LostRace(lost))
        {
            db.Forget();
            return (await idempotency.FindAsync<Added>(db.Shared, attempt, cancellationToken))!;
        }
    }

    private sealed record Added(Guid Id);
}
