using JobcenterModular.Appointments.Domain.Bookings;
using JobcenterModular.Appointments.Domain.Calendar;
using JobcenterModular.Appointments.Domain.Rules;
using JobcenterModular.Appointments.Domain.Times;
using JobcenterModular.Appointments.UseCases.Rules;

namespace JobcenterModular.Appointments.UseCases.Times;

/// <summary>Asks the one function for free times, with the rules and bookings of now.</summary>
internal sealed class TimeSearch(BusyReader busyReader, HolidayCalendar holidays, TimeProvider clock)
{
    private const int DaysAtOnce = 14;
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
        Busy busy = await BusyAsync(place.Id, wish, cancellationToken);
        return [.. FreeTimes.In(place.Content, holidays, wish, busy)];
    }

    /// <summary>The first free times from the wish's begin on, each once.</summary>
    public async Task<IReadOnlyList<FreePlace>> EarliestAsync(Known<PlaceContent> place, Wish wish, int count, CancellationToken cancellationToken)
    {
        List<FreePlace> found = [];
        for (int from = wish.From; from < wish.Until && found.Count < count; from += DaysAtOnce * MinutesOfADay)
        {
            Wish part = wish with { From = from, Until = Math.Min(wish.Until, from + (DaysAtOnce * MinutesOfADay)) };
            found.AddRange((await FindAsync(place, part, cancellationToken)).OrderBy(free => free.Start).DistinctBy(free => free.Start).Take(count - found.Count));
        }

        return found;
    }

    /// <summary>The free lanes of one time in fair order, and whether the time is offered at all.</summary>
    public async Task<(IReadOnlyList<FreePlace> Free, bool IsOffered)> AtAsync(Known<PlaceContent> place, Wish wish, CancellationToken cancellationToken)
    {
        if (wish.Until <= wish.From || !FreeTimes.In(place.Content, holidays, wish, Busy.Nothing).Any())
            return ([], false);

        // A whole day, since fairness looks at the day.
        Busy busy = await BusyAsync(place.Id, wish with { From = wish.From - (MinutesOfADay / 2), Until = wish.Until + (MinutesOfADay / 2) }, cancellationToken);
        return (Spread.InFairOrder(FreeTimes.In(place.Content, holidays, wish, busy), busy), true);
    }

    private Task<Busy> BusyAsync(Guid place, Wish wish, CancellationToken cancellationToken) => busyReader.ReadAsync(
        place, Minutes.ToInstant(wish.From - wish.Type.PreparationMinutes), Minutes.ToInstant(wish.Until + wish.Type.BusyMinutes), cancellationToken);
}
