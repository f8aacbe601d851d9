using JobcenterModular.Appointments.Domain.Rules;
using JobcenterModular.Appointments.Domain.Times;
using JobcenterModular.Appointments.UseCases.Rules;
using JobcenterModular.BuildingBlocks.Calendar;

namespace JobcenterModular.Appointments.UseCases.Times;

/// <summary>
/// On which days something is free, at many places at once. One free time makes a day free, so first only one counter of each place is
/// looked at, and the others only for the days on which that one is full: two questions to the database at most, mostly one.
/// </summary>
internal sealed class FreeDays(BusyReader busyReader, HolidayCalendar holidays)
{
    /// <summary>The days for each place, in their order.</summary>
    public async Task<IReadOnlyDictionary<Guid, SortedSet<DateOnly>>> FindAsync(
        IReadOnlyList<Known<PlaceContent>> places, Wish wish, CancellationToken cancellationToken)
    {
        var days = places.ToDictionary(place => place.Id, _ => new SortedSet<DateOnly>());
        List<Known<PlaceContent>> first = [.. places.Select(place => With(place, place.Content.Counters.Where(wish.IsMetBy).Take(1)))];
        await AddAsync(days, first, wish, cancellationToken);
        List<Known<PlaceContent>> others = [.. places.Select(place => With(place, place.Content.Counters.Where(wish.IsMetBy).Skip(1)))];
        List<DateOnly> left = [.. others.SelectMany(place => FreeTimes.DaysIn(place.Content, holidays, wish, Busy.Nothing, days[place.Id]))];
        if (left.Count > 0)
            await AddAsync(days, others, Between(wish, left.Min(), left.Max()), cancellationToken);
        return days;
    }

    private async Task AddAsync(
        Dictionary<Guid, SortedSet<DateOnly>> days, IReadOnlyList<Known<PlaceContent>> places, Wish wish, CancellationToken cancellationToken)
    {
        Busy busy = await busyReader.ReadAsync(places.SelectMany(place => place.Content.Counters), wish, cancellationToken);
        foreach (Known<PlaceContent> place in places)
            days[place.Id].UnionWith(FreeTimes.DaysIn(place.Content, holidays, wish, busy, days[place.Id]));
    }

    private static Known<PlaceContent> With(Known<PlaceContent> place, IEnumerable<Counter> counters) =>
        place with { Content = place.Content with { Counters = [.. counters] } };

    private static Wish Between(Wish wish, DateOnly first, DateOnly last) => wish with
    {
        From = Math.Max(wish.From, WallClock.On(first).Midnight),
        Until = Math.Min(wish.Until, WallClock.On(last).NextMidnight),
    };
}
