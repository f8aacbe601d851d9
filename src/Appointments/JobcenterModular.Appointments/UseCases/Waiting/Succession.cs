using JobcenterModular.Appointments.Domain.Bookings;
using JobcenterModular.Appointments.Domain.Calendar;
using JobcenterModular.Appointments.Domain.Rules;
using JobcenterModular.Appointments.Domain.Times;
using JobcenterModular.Appointments.Domain.Waiting;
using JobcenterModular.Appointments.UseCases.Booking;
using JobcenterModular.Appointments.UseCases.Rules;
using JobcenterModular.BuildingBlocks.Modules;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Appointments.UseCases.Waiting;

/// <summary>
/// Who gets a time that has become free: the first in line whom it suits, in the very transaction that freed it, so that nobody
/// can come in between. If nobody waits for it, it is free for all.
/// </summary>
internal sealed class Succession(
    IAppointmentsDb db, RuleBook rules, HolidayCalendar holidays, IOptions<AppointmentsOptions> options, TimeProvider clock)
{
    private const int MostLookedAt = 500;

    /// <summary>A hold has ended or a booking was given up, and that is saved in the open transaction.</summary>
    /// <param name="freed">What was freed.</param>
    /// <param name="missed">An offer ran out without an answer.</param>
    public async Task AfterAsync(Appointment freed, bool missed, CancellationToken cancellationToken)
    {
        if (freed.WaitingEntryId is { } offeredTo)
        {
            WaitingEntry entry = await db.WaitingList.SingleAsync(row => row.Id == offeredTo, cancellationToken);
            if (entry.State == WaitingState.Offered)
                entry.Miss(missed, options.Value.MostMissedOffers);
            await db.SaveChangesAsync(cancellationToken);
        }

        await OfferAsync(freed.TypeId, freed.Slot, freed.Mode, cancellationToken);
    }

    /// <summary>Offers a free time to the first in line who has not had a turn with it.</summary>
    public async Task OfferAsync(Guid typeId, Slot slot, AppointmentMode mode, CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        Known<TypeContent>? type = await rules.TypeAsync(typeId, cancellationToken);
        Known<PlaceContent>? place = await rules.PlaceAsync(slot.PlaceId, cancellationToken);
        if (type is null || place is null || !IsOffered(type.Content, slot, mode, now))
            return;
        var taken = new Taken(Minutes.Of(slot.BusyFrom), Minutes.Of(slot.BusyUntil));
        if (!FreeTimes.Stands(place.Content, holidays, slot.CounterId, slot.Lane, mode, typeId, taken))
            return;
        foreach (WaitingEntry next in await LineAsync(type, place, slot, mode, cancellationToken))
        {
            if (await OfferToAsync(next, type, place, slot, cancellationToken))
                return;
        }
    }

    private static bool IsOffered(TypeContent type, Slot slot, AppointmentMode mode, DateTimeOffset now) =>
        type.Online && type.Modes.Contains(mode) && type.IsValidOn(OfficeTime.DateAt(slot.StartsAt)) && slot.StartsAt >= now.AddMinutes(type.LeadMinutes);

    // Lost: the time is taken after all, or this entry was offered another one at the same moment.
    private async Task<bool> OfferToAsync(
        WaitingEntry next, Known<TypeContent> type, Known<PlaceContent> place, Slot slot, CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        DateTimeOffset until = now + options.Value.Offer;
        var hold = Appointment.Hold(
            Guid.CreateVersion7(now),
            next.TypeId,
            slot,
            new Needs(next.Mode, next.Language, next.Aids),
            new HoldFor(HoldPurpose.WaitingList, next.OwnerSubject, next.Id),
            until < slot.StartsAt ? until : slot.StartsAt,
            now);
        if (await db.TakeAsync(hold, place.Version, type.Version, cancellationToken) != Taking.Won)
            return false;
        next.IsOffered(hold, PlaceTexts.Where(place.Content, slot.CounterId, hold.Mode));
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    private async Task<IReadOnlyList<WaitingEntry>> LineAsync(
        Known<TypeContent> type, Known<PlaceContent> place, Slot slot, AppointmentMode mode, CancellationToken cancellationToken)
    {
        Counter? counter = place.Content.Counters.FirstOrDefault(counter => counter.Id == slot.CounterId);
        if (counter is null)
            return [];
        DateOnly day = OfficeTime.DateAt(slot.StartsAt);
        List<WaitingEntry> line = await db.WaitingList
            .Where(row => row.TypeId == type.Id && row.State == WaitingState.Waiting && row.Mode == mode && row.FirstDay <= day && row.LastDay >= day)
            .OrderBy(row => row.CreatedAt).ThenBy(row => row.Id)
            .Take(MostLookedAt)
            .ToListAsync(cancellationToken);
        HashSet<Guid> asked = line.Count == 0 ? [] : await AskedAsync(slot, cancellationToken);
        return line.FindAll(entry => !asked.Contains(entry.Id)
            && entry.Places.Contains(place.Id)
            && new Wish(type.Id, type.Content, entry.Mode, entry.Language, entry.Aids, 0, 0).IsMetBy(counter));
    }

    // A time goes down the line once: it never comes back to who turned it down or did not answer.
    private async Task<HashSet<Guid>> AskedAsync(Slot slot, CancellationToken cancellationToken) => await db.Appointments.AsNoTracking()
        .Where(row => row.PlaceId == slot.PlaceId && row.StartsAt == slot.StartsAt && row.CounterId == slot.CounterId && row.Lane == slot.Lane
            && row.WaitingEntryId != null && row.State == AppointmentState.Released)
        .Select(row => row.WaitingEntryId!.Value)
        .ToHashSetAsync(cancellationToken);
}
