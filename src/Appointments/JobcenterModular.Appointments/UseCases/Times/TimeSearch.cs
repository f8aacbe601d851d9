using JobcenterModular.Appointments.Domain.Bookings;
using JobcenterModular.Appointments.Domain.Calendar;
using JobcenterModular.Appointments.Domain.Rules;
using JobcenterModular.Appointments.Domain.Times;
using JobcenterModular.Appointments.UseCases.Rules;

namespace JobcenterModular.Appointments.UseCases.Times;

/// <summary>Asks the one function for free times, with the rules and bookings of now.</summary>
internal sealed class TimeSearch(BusyReader busyReader, HolidayCalendar holidays, TimeProvider clock)
{
    private const int FirstDays = 14;
    private const int MinutesOfADay = 24 * 60;

    /// <summary>Fairness looks at what a counter has to do from half a day before a time to half a day after it.</summary>
    public const int FairMinutes = MinutesOfADay / 2;

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

    /// <summary>
    /// The lanes that the rules alone offer at one time, whether they are taken or not, in the order in which they are tried where all have
    /// as much to do; none: the time is not offered.
    /// </summary>
    public IReadOnlyList<FreePlace> Offered(Known<PlaceContent> place, Wish wish) =>
        Spread.InFairOrder(FreeTimes.In(place.Content, holidays, wish, Busy.Nothing), Busy.Nothing);

    /// <summary>The free lanes of one time in fair order, and whether the time is offered at all.</summary>
    public async Task<(IReadOnlyList<FreePlace> Free, bool IsOffered)> AtAsync(Known<PlaceContent> place, Wish wish, CancellationToken cancellationToken)
    {
        if (Offered(place, wish).Count == 0)
            return ([], false);
        Busy busy = await BusyAsync(place, wish with { From = wish.From - FairMinutes, Until = wish.Until + FairMinutes }, cancellationToken);
        return (Spread.InFairOrder(FreeTimes.In(place.Content, holidays, wish, busy), busy), true);
    }

    private Task<Busy> BusyAsync(Known<PlaceContent> place, Wish wish, CancellationToken cancellationToken) =>
        busyReader.ReadAsync(place.Content.Counters.Where(wish.IsMetBy), wish, cancellationToken);
}
