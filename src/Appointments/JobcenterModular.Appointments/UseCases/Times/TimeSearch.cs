using JobcenterModular.Appointments.Domain.Bookings;
using JobcenterModular.Appointments.Domain.Rules;
using JobcenterModular.Appointments.Domain.Times;
using JobcenterModular.Appointments.UseCases.Rules;
using JobcenterModular.BuildingBlocks.Calendar;
using JobcenterModular.BuildingBlocks.Modules;

namespace JobcenterModular.Appointments.UseCases.Times;

/// <summary>Asks the one function for free times, with the rules and bookings of now; to propose a lane, with those that are remembered.</summary>
internal sealed class TimeSearch(BusyReader busyReader, RememberedDays remembered, HolidayCalendar holidays, TimeProvider clock)
{
    private const int FirstDays = 14;
    private const int MinutesOfADay = 24 * 60;

    /// <summary>The wish for a kind of talk, cut to the time in which it can be booked.</summary>
    public Wish WishFor(Known<TypeContent> type, Needs needs, DateTimeOffset from, DateTimeOffset until, bool staff = false)
    {
        (int earliest, int end) = BookableTime.Of(type.Content, clock.GetUtcNow(), staff);
        return new Wish(
            type.Id, type.Content, needs.Mode, needs.Language, needs.Aids, Math.Max(Minutes.Ceiling(from), earliest), Math.Min(Minutes.Ceiling(until), end));
    }

    /// <summary>Every time with its free lanes at a place, in the order of time.</summary>
    public async Task<IReadOnlyList<FreePlace>> FindAsync(Known<PlaceContent> place, Wish wish, CancellationToken cancellationToken)
    {
        if (wish.Until <= wish.From)
            return [];
        Busy busy = await BusyAsync(place, wish, cancellationToken);
        return FreeTimes.In(place.Content, holidays, wish, busy);
    }

    /// <summary>The first free times from the wish's begin on, each once. The longer nothing is found, the more is looked at in one go.</summary>
    public async Task<IReadOnlyList<FreePlace>> EarliestAsync(Known<PlaceContent> place, Wish wish, int count, CancellationToken cancellationToken)
    {
        List<FreePlace> found = [];
        int minutes = FirstDays * MinutesOfADay;
        for (int from = wish.From; from < wish.Until && found.Count < count; from += minutes, minutes *= 2)
        {
            Wish part = wish with { From = from, Until = Math.Min(wish.Until, from + minutes) };
            found.AddRange((await FindAsync(place, part, cancellationToken)).OrderBy(free => free.Start).DistinctBy(free => free.Start).Take(count - found.Count));
        }

        return found;
    }

    /// <summary>The free lanes of one time in fair order, and whether the time is offered at all.</summary>
    public async Task<(IReadOnlyList<FreePlace> Free, bool IsOffered)> AtAsync(Known<PlaceContent> place, Wish wish, CancellationToken cancellationToken)
    {
        if (!IsOffered(place, wish))
            return ([], false);
        (int from, int until) = Bounds(DayOf(wish));
        Busy busy = await BusyAsync(place, wish with { From = Math.Min(from, wish.From), Until = Math.Max(until, wish.Until) }, cancellationToken);
        return (InFairOrder(place, wish, busy), true);
    }

    /// <summary>
    /// A lane of one time by what is remembered of its day. From then on it looks taken to others, so whoever does not get it calls <see cref="Forget"/>.
    /// </summary>
    /// <returns>Null: no lane looks free.</returns>
    public async Task<ProposedLane?> ProposeAsync(Known<PlaceContent> place, Wish wish, CancellationToken cancellationToken)
    {
        DateOnly date = DayOf(wish);
        if ((remembered.Find(place, date) ?? await LookAsync(place, wish, date, cancellationToken)) is not { } day)
            return null;
        while (true)
        {
            Busy seen = day.Busy;
            if (InFairOrder(place, wish, seen) is not [var first, ..])
                return null;
            int begin = first.Start - wish.Type.PreparationMinutes;
            if (day.TryTake(seen, new Lane(first.Counter.Id, first.Lane), new Taken(begin, begin + wish.Type.BusyMinutes)))
                return new ProposedLane(first, day);
        }
    }

    /// <summary>The proposed lane could not be taken: its day is not as it is remembered.</summary>
    public void Forget(Known<PlaceContent> place, Wish wish, ProposedLane proposed) => remembered.Forget(place, DayOf(wish), proposed.Day);

    private static DateOnly DayOf(Wish wish) => OfficeTime.DateAt(Minutes.ToInstant(wish.From));

    private static (int From, int Until) Bounds(DateOnly day) =>
        (Minutes.Of(OfficeTime.StartOf(day)), Minutes.Of(OfficeTime.StartOf(day.AddDays(1))));

    private bool IsOffered(Known<PlaceContent> place, Wish wish) => FreeTimes.In(place.Content, holidays, wish, Busy.Nothing).Count > 0;

    private List<FreePlace> InFairOrder(Known<PlaceContent> place, Wish wish, Busy busy) =>
        Spread.InFairOrder(FreeTimes.In(place.Content, holidays, wish, busy), busy);

    private async Task<RememberedDay?> LookAsync(Known<PlaceContent> place, Wish wish, DateOnly day, CancellationToken cancellationToken)
    {
        if (!IsOffered(place, wish))
            return null;
        (int from, int until) = Bounds(day);
        return remembered.Keep(place, day, await busyReader.ReadAsync(place.Content.Counters, from, until, cancellationToken));
    }

    private Task<Busy> BusyAsync(Known<PlaceContent> place, Wish wish, CancellationToken cancellationToken) =>
        busyReader.ReadAsync(place.Content.Counters.Where(wish.IsMetBy), wish, cancellationToken);
}

/// <summary>A lane that looks free.</summary>
/// <param name="Free">Which, and when.</param>
/// <param name="Day">By what it looks so.</param>
internal sealed record ProposedLane(FreePlace Free, RememberedDay Day);
