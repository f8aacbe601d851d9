using JobcenterModular.Appointments.Domain.Bookings;
using JobcenterModular.Appointments.Domain.Times;
using JobcenterModular.Appointments.UseCases.Rules;
using JobcenterModular.Appointments.UseCases.Times;
using JobcenterModular.BuildingBlocks.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Appointments.UseCases.Booking;

/// <summary>
/// Holds three other times for a booking that a changed rule has hit, and tells the person. Where there are fewer, those; where
/// there is none, the booking stands in the list of staff all the same.
/// </summary>
internal sealed class OfferReplacements(
    IAppointmentsDb db, RuleBook rules, TimeSearch search, IOptions<AppointmentsOptions> options, TimeProvider clock)
{
    private const int Offers = 3;

    /// <summary>Who is told today cannot be there in an hour.</summary>
    private static readonly TimeSpan Notice = TimeSpan.FromDays(1);

    /// <summary>Bookings that are hit and were offered nothing yet, the next ones first.</summary>
    public Task<List<Guid>> FindAsync(int most, CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        return db.Appointments.AsNoTracking()
            .Where(row => row.HitAt != null && row.ReplacementsAt == null && row.State == AppointmentState.Booked && row.StartsAt > now)
            .OrderBy(row => row.StartsAt)
            .Select(row => row.Id)
            .Take(most)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Does it for one of them, once.</summary>
    public async Task OfferAsync(Guid id, CancellationToken cancellationToken)
    {
        await OptimisticRetry.RunAsync(() => TryAsync(id, cancellationToken), db.Forget, cancellationToken);
        db.Committed();
    }

    private async Task<bool> TryAsync(Guid id, CancellationToken cancellationToken)
    {
        await using IDbContextTransaction transaction = await db.BeginAsync(cancellationToken);
        Appointment hit = await db.Appointments.SingleAsync(row => row.Id == id, cancellationToken);
        if (hit is not { State: AppointmentState.Booked, HitAt: not null, ReplacementsAt: null })
            return false;
        IReadOnlyList<Appointment> holds = await HoldAsync(hit, cancellationToken);
        hit.AreOffered([.. holds.Select(hold => hold.StartsAt)], clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private async Task<IReadOnlyList<Appointment>> HoldAsync(Appointment hit, CancellationToken cancellationToken)
    {
        if (await rules.BothAsync(hit.TypeId, hit.PlaceId, cancellationToken) is not ({ } type, { } place))
            return [];
        DateTimeOffset now = clock.GetUtcNow();
        Wish wish = search.WishFor(type, new Needs(hit.Mode, hit.Language, hit.Aids), now + Notice, DateTimeOffset.MaxValue);
        List<Appointment> holds = [];
        foreach (FreePlace free in await search.EarliestAsync(place, wish, Offers * 3, cancellationToken))
        {
            if (holds.Count == Offers)
                break;
            var slot = Slot.Of(place.Id, free, type.Content);
            DateTimeOffset expires = now + options.Value.Replacement;
            var hold = Appointment.Hold(
                Guid.CreateVersion7(now),
                type.Id,
                slot,
                new Needs(hit.Mode, hit.Language, hit.Aids),
                new HoldFor(HoldPurpose.Replacement, hit.OwnerSubject, ReplacesId: hit.Id),
                expires < slot.StartsAt ? expires : slot.StartsAt,
                now);
            Taking taking = await db.TakeAsync(hold, new RuleVersion(place.Version, type.Version), cancellationToken);
            if (taking == Taking.RulesChanged)
                throw new DbUpdateConcurrencyException("The rules have changed since they were read."); // From the start, under the new ones.
            if (taking == Taking.Won)
                holds.Add(hold);
        }

        return holds;
    }
}
