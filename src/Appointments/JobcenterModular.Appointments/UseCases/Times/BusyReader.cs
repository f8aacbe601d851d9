using JobcenterModular.Appointments.Domain.Rules;
using JobcenterModular.Appointments.Domain.Times;

namespace JobcenterModular.Appointments.UseCases.Times;

/// <summary>Reads what is taken. A hold whose time is over counts as free: whoever wants it releases it first.</summary>
internal sealed class BusyReader(IAppointmentsDb db, TimeProvider clock)
{
    /// <summary>What is taken at these counters while a wish could be met.</summary>
    public Task<Busy> ReadAsync(IEnumerable<Counter> counters, Wish wish, CancellationToken cancellationToken) =>
        ReadAsync(counters, wish.From - wish.Type.PreparationMinutes, wish.Until + wish.Type.BusyMinutes, cancellationToken);

    /// <summary>What is taken at these counters from one minute until, without it, another.</summary>
    public async Task<Busy> ReadAsync(IEnumerable<Counter> counters, int from, int until, CancellationToken cancellationToken)
    {
        var busy = new Busy();
        List<Lane> lanes = [.. counters.SelectMany(Lane.Of).Distinct()];
        if (lanes.Count == 0)
            return busy;
        foreach (TakenLane taken in await db.ReadTakenAsync(lanes, Minutes.ToInstant(from), Minutes.ToInstant(until), clock.GetUtcNow(), cancellationToken))
            busy.Add(taken.Lane, taken.Times);
        return busy;
    }
}
