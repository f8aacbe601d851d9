using JobcenterModular.Appointments.Domain.Bookings;
using JobcenterModular.Appointments.Domain.Rules;
using JobcenterModular.Appointments.UseCases.Booking;
using JobcenterModular.Appointments.UseCases.Rules;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Appointments.UseCases.Days;

/// <summary>Hold and booking in one request and one transaction: staff talk to the person while they do it, and nobody comes in between.</summary>
internal sealed class StaffBooking(
    IAppointmentsDb db,
    TimeTaker taker,
    RuleBook rules,
    PersonSealing sealing,
    StaffViews views,
    AppointmentKeys keys,
    ApplicationsOfCallers applications,
    Idempotency idempotency,
    IOptions<AppointmentsOptions> options,
    TimeProvider clock)
{
    /// <summary>Books once, however often it is tried with the same key.</summary>
    /// <param name="invitation">Null: the person chose it.</param>
    public async Task<StaffAppointment> BookAsync(
        StaffTime time, IdempotentAttempt attempt, string by, Invitation? invitation, CancellationToken cancellationToken)
    {
        if (time.Mode == AppointmentMode.Phone && time.Person.Content.Phone is null)
            throw AppointmentRefusals.ReachNeeded.ToException();
        await applications.CheckKnownAsync(time.ApplicationId, cancellationToken);
        BookedByStaff? booked = await idempotency.FindAsync<BookedByStaff>(db.Shared, attempt, cancellationToken);
        if (booked is null)
        {
            await taker.ClearAsync(time.PlaceId, time.StartsAt, cancellationToken);
            try
            {
                booked = await TakeAsync(time, attempt, by, invitation, cancellationToken);
                db.Committed();
            }
            catch (Exception lost) when (lost is RefusalException || (lost is DbUpdateException failed && Idempotency.LostRace(failed)))
            {
                // The time may be taken by the same request, sent twice.
                db.Forget();
                booked = await idempotency.FindAsync<BookedByStaff>(db.Shared, attempt, cancellationToken);
                if (booked is null)
                    throw;
            }
        }

        Appointment row = await views.FindAsync(booked.Id, cancellationToken);
        return await views.OfAsync(row, cancellationToken) with { Key = keys.Of(row.Id) };
    }

    private async Task<BookedByStaff> TakeAsync(
        StaffTime time, IdempotentAttempt attempt, string by, Invitation? invitation, CancellationToken cancellationToken)
    {
        await using IDbContextTransaction transaction = await db.BeginAsync(cancellationToken);
        Appointment hold = await taker.HoldAsync(
            new WantedTime(
                time.TypeId, time.PlaceId, time.Needs, time.StartsAt.ToUniversalTime(), new HoldFor(HoldPurpose.Booking), options.Value.Hold, ByStaff: true),
            cancellationToken);

        // The hold was written by a statement of its own; from here on it is a row like any other.
        Appointment row = await db.Appointments.SingleAsync(row => row.Id == hold.Id, cancellationToken);
        Known<PlaceContent> place = (await rules.PlaceAsync(row.PlaceId, cancellationToken))!;
        row.Book(
            new Domain.Bookings.Booking(
                OwnerSubject: null,
                time.ApplicationId,
                sealing.Seal(row.Id, time.Person.Content),
                PlaceTexts.Where(place.Content, row.CounterId!.Value, row.Mode),
                by,
                invitation),
            clock.GetUtcNow());
        var booked = new BookedByStaff(row.Id);
        idempotency.Remember(db.Shared, attempt, booked);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return booked;
    }

    // What is answered is read anew.
    private sealed record BookedByStaff(Guid Id);
}

/// <summary>Who shall come when.</summary>
internal sealed record StaffTime(Guid TypeId, Guid PlaceId, AppointmentMode Mode, DateTimeOffset StartsAt, PersonRequest Person, Needs Needs, Guid? ApplicationId);
