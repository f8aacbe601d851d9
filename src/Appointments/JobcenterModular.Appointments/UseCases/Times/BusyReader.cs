using JobcenterModular.Appointments.Domain.Times;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Appointments.UseCases.Times;

/// <summary>Reads what is taken. A hold whose time is over counts as free: whoever wants it releases it first.</summary>
internal sealed class BusyReader(IAppointmentsDb db, TimeProvider clock)
{
    /// <summary>No talk takes a counter for a day, so what is taken in a span began less than a day before it.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>What is taken at these places between two instants.</summary>
    public async Task<IReadOnlyDictionary<Guid, Busy>> ReadAsync(
        IReadOnlyList<Guid> places, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        DateTimeOffset before = from - Longest;
        var rows = await db.Appointments.AsNoTracking()
            .Where(row => row.Occupies && places.Contains(row.PlaceId) && row.BusyFrom > before && row.BusyFrom < until && row.BusyUntil > from)
            .Where(row => row.HoldExpiresAt == null || row.HoldExpiresAt > now)
            .OrderBy(row => row.PlaceId).ThenBy(row => row.BusyFrom)
            .Select(row => new { row.PlaceId, row.CounterId, row.Lane, row.BusyFrom, row.BusyUntil })
            .ToListAsync(cancellationToken);
        var busy = places.ToDictionary(place => place, _ => new Busy());
        foreach (var row in rows)
            busy[row.PlaceId].Add(row.CounterId!.Value, row.Lane, Minutes.Of(row.BusyFrom), Minutes.Of(row.BusyUntil));
        return busy;
    }

    /// <summary>What is taken at a place between two instants.</summary>
    public async Task<Busy> ReadAsync(Guid place, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken) =>
        (await ReadAsync([place], from, until, cancellationToken))[place];
}
