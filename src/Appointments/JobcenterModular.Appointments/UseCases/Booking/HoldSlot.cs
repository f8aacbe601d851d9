using FluentValidation;
using JobcenterModular.Appointments.Domain.Bookings;
using JobcenterModular.Appointments.Domain.Rules;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.SharedKernel;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Appointments.UseCases.Booking;

/// <summary>Keeps a time for the caller while the booking is filled in.</summary>
internal sealed record HoldSlot(HoldRequest Request, string? IdempotencyKey, Visitor Visitor) : IRequest<HoldView>;

/// <summary>The time that is wanted.</summary>
/// <param name="TypeId">The kind of talk.</param>
/// <param name="PlaceId">Where.</param>
/// <param name="Mode">How.</param>
/// <param name="StartsAt">One of the free times, with its offset or in UTC.</param>
/// <param name="Language">A language that must be spoken there beside German, such as <c>uk</c>.</param>
/// <param name="Aids">What must be there.</param>
internal sealed record HoldRequest(
    Guid TypeId, Guid PlaceId, AppointmentMode Mode, DateTimeOffset StartsAt, string? Language = null, IReadOnlyList<Aid>? Aids = null)
{
    [System.Text.Json.Serialization.JsonIgnore]
    public Needs Needs => new(Mode, string.IsNullOrEmpty(Language) ? null : Language, [.. (Aids ?? []).Distinct().Order()]);
}

/// <summary>A time that is kept for the caller.</summary>
/// <param name="Id">The hold; the appointment will have the same id.</param>
/// <param name="Key">Opens the hold, and later the appointment, without an account. Shown here only; keep it secret.</param>
/// <param name="PlaceId">Where.</param>
/// <param name="TypeId">The kind of talk.</param>
/// <param name="Mode">How.</param>
/// <param name="StartsAt">Begin (UTC).</param>
/// <param name="EndsAt">End (UTC).</param>
/// <param name="ExpiresAt">Before this instant it can be booked; from it on the time is free for others (UTC).</param>
internal sealed record HoldView(
    Guid Id, string Key, Guid PlaceId, Guid TypeId, AppointmentMode Mode, DateTimeOffset StartsAt, DateTimeOffset EndsAt, DateTimeOffset ExpiresAt);

internal sealed class HoldSlotValidator : AbstractValidator<HoldSlot>
{
    public HoldSlotValidator()
    {
        RuleFor(request => request.Request.Language).MaximumLength(10).OverridePropertyName("language");
        RuleFor(request => request.Request.StartsAt)
            .Must(at => at > DateTimeOffset.UnixEpoch && at.Year < 9000)
            .OverridePropertyName("startsAt").WithErrorCode("out_of_range").WithMessage("Diese Zeit liegt nicht im Kalender.");
    }
}

internal sealed class HoldSlotHandler(
    IAppointmentsDb db,
    TimeTaker taker,
    AppointmentKeys keys,
    Idempotency idempotency,
    IOptions<AppointmentsOptions> options,
    TimeProvider clock)
    : IRequestHandler<HoldSlot, HoldView>
{
    public async Task<HoldView> Handle(HoldSlot request, CancellationToken cancellationToken)
    {
        var attempt = IdempotentAttempt.For($"hold:{request.Visitor.Caller.Subject}", request.IdempotencyKey, request.Request);
        if (await idempotency.FindAsync<HoldView>(db.Shared, attempt, cancellationToken) is { } earlier)
            return earlier;
        if (request.IdempotencyKey is null)
            return await HoldAsync(request, cancellationToken);
        await taker.ClearAsync(request.Request.PlaceId, request.Request.StartsAt, cancellationToken);
        try
        {
            await using IDbContextTransaction transaction = await db.BeginAsync(cancellationToken);
            HoldView view = await HoldAsync(request, cancellationToken);
            idempotency.Remember(db.Shared, attempt, view);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return view;
        }
        catch (Exception lost) when (lost is RefusalException || (lost is DbUpdateException failed && Idempotency.LostRace(failed)))
        {
            // The time may be taken by the same request, sent twice.
            db.Forget();
            if (await idempotency.FindAsync<HoldView>(db.Shared, attempt, cancellationToken) is { } first)
                return first;
            throw;
        }
    }

    private async Task<HoldView> HoldAsync(HoldSlot request, CancellationToken cancellationToken)
    {
        HoldRequest wanted = request.Request;
        Appointment hold = await taker.HoldAsync(
            new WantedTime(
                wanted.TypeId, wanted.PlaceId, wanted.Needs, wanted.StartsAt.ToUniversalTime(), new HoldFor(HoldPurpose.Booking, request.Visitor.Account), options.Value.Hold, ByStaff: false),
            cancellationToken);
        return new HoldView(hold.Id, keys.Of(hold.Id), hold.PlaceId, hold.TypeId, hold.Mode, hold.StartsAt, hold.EndsAt, hold.HoldExpiresAt ?? clock.GetUtcNow());
    }
}
