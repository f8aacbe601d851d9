using JobcenterModular.Appointments.Domain.Bookings;
using JobcenterModular.Appointments.Domain.Rules;
using JobcenterModular.Appointments.Domain.Times;
using JobcenterModular.Appointments.UseCases.Rules;
using JobcenterModular.Appointments.UseCases.Times;
using JobcenterModular.SharedKernel;

namespace JobcenterModular.Appointments.UseCases.Booking;

/// <summary>Takes a time, or says which others are free.</summary>
internal sealed class TimeTaker(IAppointmentsDb db, RuleBook rules, TimeSearch search, OverHolds overHolds, TimeProvider clock)
{
    private const int MostTries = 5;
    private const int Alternatives = 3;

    /// <summary>
    /// Ends holds that are over. To be called before a transaction in which a time is taken: inside it, the scope that ends a
    /// hold would wait for the very transaction that waits for it (SQLite has one writer).
    /// </summary>
    public Task ClearAsync(Guid placeId, DateTimeOffset startsAt, CancellationToken cancellationToken) =>
        overHolds.ReleaseAroundAsync(placeId, startsAt.ToUniversalTime(), cancellationToken);

    /// <summary>Holds a time; inside a transaction if one is open.</summary>
    /// <exception cref="RefusalException">Taken or not offered, with the next three free times; or of a kind that the person cannot book.</exception>
    public async Task<Appointment> HoldAsync(WantedTime wanted, CancellationToken cancellationToken)
    {
        if (await TakeProposedAsync(wanted, cancellationToken) is { } proposed)
            return proposed;
        for (int attempt = 1; ; attempt++)
        {
            (Known<TypeContent>? type, Known<PlaceContent>? place) = await rules.BothAsync(wanted.TypeId, wanted.PlaceId, cancellationToken);
            if (type is null || (!wanted.ByStaff && !type.Content.Online))
                throw AppointmentRefusals.TypeUnknown.ToException();
            if (!IsFor(type.Content, wanted))
                throw AppointmentRefusals.LoginNeeded.ToException();
            if (place is null)
                throw AppointmentRefusals.PlaceUnknown.ToException();
            (IReadOnlyList<FreePlace> free, bool isOffered) = await FindAsync(type, place, wanted, cancellationToken);
            if (!isOffered)
                throw await RefusedAsync(AppointmentRefusals.NotOffered, type, place, wanted, cancellationToken);
            if (free.Count == 0 || attempt == MostTries)
                throw await RefusedAsync(AppointmentRefusals.Taken, type, place, wanted, cancellationToken);
            if (await TakeOneAsync(type, place, wanted, free, cancellationToken) is { } hold)
                return hold;
        }
    }

    private static bool IsFor(TypeContent type, WantedTime wanted) =>
        wanted.ByStaff || (type.Online && (!type.LoginRequired || wanted.Reason.OwnerSubject is not null));

    // First by rules and times as they were last seen: the insert finds out what is old, and a refusal is never based on it.
    private async Task<Appointment?> TakeProposedAsync(WantedTime wanted, CancellationToken cancellationToken)
    {
        if (await rules.RecallTypeAsync(wanted.TypeId, cancellationToken) is not { } type
            || !IsFor(type.Content, wanted)
            || await rules.RecallPlaceAsync(wanted.PlaceId, cancellationToken) is not { } place
            || WishFor(type, wanted) is not { } wish
            || await search.ProposeAsync(place, wish, cancellationToken) is not { } proposed)
            return null;
        Appointment hold = HoldAt(type, place, wanted, proposed.Free);
        bool won = false;
        try
        {
            won = await db.TakeAsync(hold, VersionOf(type, place), cancellationToken) == Taking.Won;
        }
        finally
        {
            if (!won)
                search.Forget(place, wish, proposed);
        }

        return won ? hold : null;
    }

    private async Task<(IReadOnlyList<FreePlace> Free, bool IsOffered)> FindAsync(
        Known<TypeContent> type, Known<PlaceContent> place, WantedTime wanted, CancellationToken cancellationToken) =>
        WishFor(type, wanted) is { } wish ? await search.AtAsync(place, wish, cancellationToken) : ([], false);

    // Nothing begins within a minute.
    private Wish? WishFor(Known<TypeContent> type, WantedTime wanted) => wanted.StartsAt.Ticks % TimeSpan.TicksPerMinute != 0
        ? null
        : search.WishFor(type, wanted.Needs, wanted.StartsAt, wanted.StartsAt.AddMinutes(1), wanted.ByStaff);

    private static RuleVersion VersionOf(Known<TypeContent> type, Known<PlaceContent> place) => new(place.Version, type.Version);

    private async Task<Appointment?> TakeOneAsync(
        Known<TypeContent> type, Known<PlaceContent> place, WantedTime wanted, IReadOnlyList<FreePlace> free, CancellationToken cancellationToken)
    {
        foreach (FreePlace candidate in free)
        {
            Appointment hold = HoldAt(type, place, wanted, candidate);
            Taking taking = await db.TakeAsync(hold, VersionOf(type, place), cancellationToken);

            // Free to look at and yet taken: by a hold that is over and was not swept yet. On SQLite a transaction that is open
            // would wait for itself here; who opens one ends what is over before.
            if (taking == Taking.Lost && db.Shared.Database.CurrentTransaction is null && await overHolds.ReleaseAsync(hold.Slot, cancellationToken))
                taking = await db.TakeAsync(hold, VersionOf(type, place), cancellationToken);
            if (taking == Taking.Won)
                return hold;
            if (taking == Taking.RulesChanged)
                return null;
        }

        return null;
    }

    private Appointment HoldAt(Known<TypeContent> type, Known<PlaceContent> place, WantedTime wanted, FreePlace free)
    {
        DateTimeOffset now = clock.GetUtcNow();
        return Appointment.Hold(Guid.CreateVersion7(now), type.Id, Slot.Of(place.Id, free, type.Content), wanted.Needs, wanted.Reason, EndOf(wanted, now), now);
    }

    // Nobody holds a talk that has begun.
    private static DateTimeOffset EndOf(WantedTime wanted, DateTimeOffset now) =>
        now + wanted.For < wanted.StartsAt || wanted.StartsAt <= now ? now + wanted.For : wanted.StartsAt;

    private async Task<RefusalException> RefusedAsync(
        Refusal refusal, Known<TypeContent> type, Known<PlaceContent> place, WantedTime wanted, CancellationToken cancellationToken)
    {
        Wish wish = search.WishFor(type, wanted.Needs, wanted.StartsAt, DateTimeOffset.MaxValue, wanted.ByStaff);
        IReadOnlyList<FreePlace> next = await search.EarliestAsync(place, wish, Alternatives, cancellationToken);
        return refusal.ToException(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["nextFree"] = next.Select(free => Minutes.ToInstant(free.Start)).ToList(),
        });
    }
}

/// <summary>A time that somebody wants.</summary>
/// <param name="Reason">For whom and why it is held.</param>
/// <param name="For">How long it is held.</param>
/// <param name="ByStaff">Staff are not held to lead time and horizon, nor to the kinds that customers book themselves.</param>
internal sealed record WantedTime(Guid TypeId, Guid PlaceId, Needs Needs, DateTimeOffset StartsAt, HoldFor Reason, TimeSpan For, bool ByStaff);
