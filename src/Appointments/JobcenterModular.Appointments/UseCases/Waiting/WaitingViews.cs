using JobcenterModular.Appointments.Domain.Bookings;
using JobcenterModular.Appointments.Domain.Rules;
using JobcenterModular.Appointments.Domain.Waiting;
using JobcenterModular.Appointments.UseCases.Booking;
using JobcenterModular.Appointments.UseCases.Rules;
using JobcenterModular.BuildingBlocks.Http;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Appointments.UseCases.Waiting;

/// <summary>Makes views of entries, with what must be read beside them.</summary>
internal sealed class WaitingViews(IAppointmentsDb db, RuleBook rules, TimeProvider clock)
{
    public async Task<WaitingView> OfAsync(WaitingEntry row, CancellationToken cancellationToken) => (await OfAsync([row], cancellationToken))[0];

    public async Task<IReadOnlyList<WaitingView>> OfAsync(IReadOnlyList<WaitingEntry> rows, CancellationToken cancellationToken)
    {
        Dictionary<Guid, string> types = [];
        foreach (Guid id in rows.Select(row => row.TypeId).Distinct())
            types[id] = (await rules.TypeAsync(id, cancellationToken))!.Content.Name;
        Dictionary<Guid, int> ahead = await AheadAsync([.. rows.Where(row => row.IsOpen).Select(row => row.Id)], cancellationToken);
        Dictionary<Guid, OfferView> offers = await OffersAsync([.. rows.Where(row => row.State == WaitingState.Offered).Select(row => row.Id)], cancellationToken);
        return [.. rows.Select(row => Of(row, types[row.TypeId], ahead.TryGetValue(row.Id, out int before) ? before : null, offers.GetValueOrDefault(row.Id)))];
    }

    // An offer that is over and was not swept yet is none any more.
    private static WaitingView Of(WaitingEntry row, string typeName, int? ahead, OfferView? offer) => new(
        row.Id,
        EntityTags.Of(row.Version),
        row.State == WaitingState.Offered && offer is null ? WaitingState.Waiting : row.State,
        row.TypeId,
        typeName,
        row.Places,
        row.Mode,
        row.Language,
        row.Aids,
        row.FirstDay,
        row.LastDay,
        ahead,
        row.Missed,
        offer);

    private async Task<Dictionary<Guid, int>> AheadAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
            return [];
        IQueryable<WaitingEntry> line = db.WaitingList.AsNoTracking().Where(WaitingLine.IsOpen);
        return await db.WaitingList.AsNoTracking()
            .Where(row => ids.Contains(row.Id))
            .Select(row => new
            {
                row.Id,
                Ahead = line.Count(other => other.TypeId == row.TypeId
                    && (other.CreatedAt < row.CreatedAt || (other.CreatedAt == row.CreatedAt && other.Id.CompareTo(row.Id) < 0))),
            })
            .ToDictionaryAsync(row => row.Id, row => row.Ahead, cancellationToken);
    }

    private async Task<Dictionary<Guid, OfferView>> OffersAsync(IReadOnlyList<Guid?> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
            return [];
        DateTimeOffset now = clock.GetUtcNow();
        List<Appointment> holds = await db.Appointments.AsNoTracking()
            .Where(row => ids.Contains(row.WaitingEntryId) && row.State == AppointmentState.Held && row.HoldExpiresAt > now)
            .ToListAsync(cancellationToken);
        Dictionary<Guid, Known<PlaceContent>> places = (await rules.PlacesAsync([.. holds.Select(hold => hold.PlaceId)], cancellationToken)).ToDictionary(place => place.Id);
        return holds.ToDictionary(hold => hold.WaitingEntryId!.Value, hold => new OfferView(
            hold.Id,
            hold.PlaceId,
            hold.StartsAt,
            hold.EndsAt,
            PlaceTexts.Where(places[hold.PlaceId].Content, hold.CounterId!.Value, hold.Mode),
            hold.HoldExpiresAt!.Value));
    }
}
