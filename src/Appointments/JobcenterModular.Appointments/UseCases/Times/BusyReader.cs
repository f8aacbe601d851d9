using JobcenterModular.Appointments.Domain.Times;

namespace JobcenterModular.Appointments.UseCases.Times;

/// <summary>Reads what is taken. A hold whose time is over counts as free: whoever wants it releases it first.</summary>
internal sealed class BusyReader(IAppointmentsDb db, TimeProvider clock)
{
    /// <summary>What is taken at these places between two instants.</summary>
    public async Task<IReadOnlyDictionary<Guid, Busy>> ReadAsync(
        IReadOnlyList<Guid> places, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var busy = places.ToDictionary(place => place, _ => new Busy());
        foreach (TakenLane lane in await db.ReadTakenAsync(places, from, until, clock.GetUtcNow(), cancellationToken))
            busy[lane.PlaceId].Add(lane.CounterId, lane.Lane, lane.Times);
        return busy;
    }

    /// <summary>What is taken at a place between two instants.</summary>
    public async Task<Busy> ReadAsync(Guid place, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken) =>
        (await ReadAsync([place], from, until, cancellationToken))[place];
}
