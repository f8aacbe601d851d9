using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using JobcenterModular.Appointments.Domain.Bookings;
using JobcenterModular.Appointments.Domain.Rules;
using JobcenterModular.Appointments.Domain.Times;
using JobcenterModular.Appointments.Domain.Waiting;
using JobcenterModular.Appointments.UseCases.Rules;
using JobcenterModular.BuildingBlocks.Modules;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Appointments.UseCases.Waiting;

/// <summary>Who waits, in the order in which they came.</summary>
internal sealed class WaitingLine(IAppointmentsDb db)
{
    public const string Table = "waiting_entries";

    /// <summary>Who still waits, with an offer or without.</summary>
    public static readonly Expression<Func<WaitingEntry, bool>> IsOpen = row => row.State == WaitingState.Waiting || row.State == WaitingState.Offered;

    private const int AtOnce = 500;

    /// <summary>The entries that a time suits and that have not had a turn with it, the first in line first.</summary>
    public async IAsyncEnumerable<Guid> ThatAsksForAsync(
        Known<TypeContent> type, Known<PlaceContent> place, Slot slot, AppointmentMode mode, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Counter? counter = place.Content.Counters.FirstOrDefault(counter => counter.Id == slot.CounterId);
        if (counter is null)
            yield break;
        HashSet<Guid>? asked = null;
        List<WaitingEntry> part = [];
        do
        {
            part = await AfterAsync(part.LastOrDefault(), type.Id, mode, OfficeTime.DateAt(slot.StartsAt), cancellationToken);
            if (part.Count > 0)
                asked ??= await AskedAsync(slot, cancellationToken);
            foreach (WaitingEntry entry in part)
            {
                if (asked?.Contains(entry.Id) == false && entry.Places.Contains(place.Id)
                    && new Wish(type.Id, type.Content, entry.Mode, entry.Language, entry.Aids, 0, 0).IsMetBy(counter))
                    yield return entry.Id;
            }
        }
        while (part.Count == AtOnce);
    }

    private Task<List<WaitingEntry>> AfterAsync(WaitingEntry? last, Guid typeId, AppointmentMode mode, DateOnly day, CancellationToken cancellationToken)
    {
        IQueryable<WaitingEntry> rows = db.WaitingList.AsNoTracking()
            .Where(row => row.TypeId == typeId && row.State == WaitingState.Waiting && row.Mode == mode && row.FirstDay <= day && row.LastDay >= day);
        if (last is not null)
            rows = rows.Where(row => row.CreatedAt > last.CreatedAt || (row.CreatedAt == last.CreatedAt && row.Id.CompareTo(last.Id) > 0));
        return rows.OrderBy(row => row.CreatedAt).ThenBy(row => row.Id).Take(AtOnce).ToListAsync(cancellationToken);
    }

    // A time goes down the line once: it never comes back to who turned it down or did not answer.
    private async Task<HashSet<Guid>> AskedAsync(Slot slot, CancellationToken cancellationToken) => await db.Appointments.AsNoTracking()
        .Where(row => row.PlaceId == slot.PlaceId && row.StartsAt == slot.StartsAt && row.CounterId == slot.CounterId && row.Lane == slot.Lane
            && row.WaitingEntryId != null && row.State == AppointmentState.Released)
        .Select(row => row.WaitingEntryId!.Value)
        .ToHashSetAsync(cancellationToken);
}
