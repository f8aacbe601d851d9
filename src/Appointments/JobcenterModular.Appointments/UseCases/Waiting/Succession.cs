using JobcenterModular.Appointments.Domain.Bookings;
using JobcenterModular.Appointments.Domain.Rules;
using JobcenterModular.Appointments.Domain.Times;
using JobcenterModular.Appointments.Domain.Waiting;
using JobcenterModular.Appointments.UseCases.Booking;
using JobcenterModular.Appointments.UseCases.Rules;
using JobcenterModular.BuildingBlocks.Calendar;
using JobcenterModular.BuildingBlocks.Modules;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Appointments.UseCases.Waiting;

/// <summary>
/// Who gets a time that has become free: the first in line whom it suits, in the very transaction that freed it, so that nobody
/// can come in between. If nobody waits for it, it is free for all.
/// </summary>
internal sealed class Succession(
    IAppointmentsDb db, RuleBook rules, WaitingLine line, HolidayCalendar holidays, IOptions<AppointmentsOptions> options, TimeProvider clock)
{
    private const int MostTries = 5;

    /// <summary>A hold has ended or a booking was given up, and that is saved in the open transaction.</summary>
    /// <param name="freed">What was freed.</param>
    /// <param name="missed">An offer ran out without an answer.</param>
    public async Task AfterAsync(Appointment freed, bool missed, CancellationToken cancellationToken)
    {
        if (freed.WaitingEntryId is { } offeredTo)
        {
            WaitingEntry? entry = await db.WaitingList.SingleOrDefaultAsync(row => row.Id == offeredTo, cancellationToken);
            if (entry is { State: WaitingState.Offered })
                entry.Miss(missed, options.Value.MostMissedOffers);
            await db.SaveChangesAsync(cancellationToken);
        }

        await OfferAsync(freed.TypeId, freed.Slot, freed.Mode, cancellationToken);
    }

    /// <summary>Offers a free time to the first in line who has not had a turn with it.</summary>
    public async Task OfferAsync(Guid typeId, Slot slot, AppointmentMode mode, CancellationToken cancellationToken)
    {
        // Under rules that change meanwhile it is looked at anew: it may not stand under them, and who waits must not miss it if it does.
        for (int attempt = 0; attempt < MostTries; attempt++)
        {
            if (await TryAsync(typeId, slot, mode, cancellationToken) != Taking.RulesChanged)
                return;
        }
    }

    private async Task<Taking> TryAsync(Guid typeId, Slot slot, AppointmentMode mode, CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        if (await rules.BothAsync(typeId, slot.PlaceId, cancellationToken) is not ({ } type, { } place) || !IsOffered(type.Content, slot, mode, now))
            return Taking.Lost;
        var taken = new Taken(Minutes.Of(slot.BusyFrom), Minutes.Of(slot.BusyUntil));
        if (!FreeTimes.Stands(place.Content, holidays, slot.CounterId, slot.Lane, mode, typeId, taken))
            return Taking.Lost;
        await foreach (Guid next in line.ThatAsksForAsync(type, place, slot, mode, cancellationToken))
        {
            Taking taking = await OfferToAsync(next, type, place, slot, cancellationToken);
            if (taking != Taking.Lost || await IsTakenAsync(slot, cancellationToken))
                return taking;
        }

        return Taking.Lost;
    }

    private static bool IsOffered(TypeContent type, Slot slot, AppointmentMode mode, DateTimeOffset now) =>
        type.Online && type.Modes.Contains(mode) && type.IsValidOn(OfficeTime.DateAt(slot.StartsAt)) && slot.StartsAt >= now.AddMinutes(type.LeadMinutes);

    // Lost: the time is taken after all, or this entry was offered another one at the same moment.
    private async Task<Taking> OfferToAsync(
        Guid entryId, Known<TypeContent> type, Known<PlaceContent> place, Slot slot, CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        DateTimeOffset until = now + options.Value.Offer;
        WaitingEntry? next = await db.WaitingList.SingleOrDefaultAsync(row => row.Id == entryId, cancellationToken);
        if (next is not { State: WaitingState.Waiting })
            return Taking.Lost; // Left the line since it was read.
        var hold = Appointment.Hold(
            Guid.CreateVersion7(now),
            next.TypeId,
            slot,
            new Needs(next.Mode, next.Language, next.Aids),
            new HoldFor(HoldPurpose.WaitingList, next.OwnerSubject, next.Id),
            until < slot.StartsAt ? until : slot.StartsAt,
            now);
        Taking taking = await db.TakeAsync(hold, new RuleVersion(place.Version, type.Version), cancellationToken);
        if (taking != Taking.Won)
            return taking;
        next.IsOffered(hold, PlaceTexts.Where(place.Content, slot.CounterId, hold.Mode));
        await db.SaveChangesAsync(cancellationToken);
        return taking;
    }

    private Task<bool> IsTakenAsync(Slot slot, CancellationToken cancellationToken) => db.Appointments.AnyAsync(
        row => row.Occupies && row.CounterId == slot.CounterId && row.Lane == slot.Lane && row.BusyFrom < slot.BusyUntil && row.BusyUntil > slot.BusyFrom
            && row.BusyFrom > slot.BusyFrom.AddMinutes(-RuleLimits.MostBusyMinutes),
        cancellationToken);
}
