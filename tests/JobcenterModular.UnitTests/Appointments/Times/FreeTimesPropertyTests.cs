using FsCheck;
using FsCheck.Fluent;
using JobcenterModular.Appointments.Domain.Rules;
using JobcenterModular.Appointments.Domain.Times;
using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.UnitTests.Calendar;

namespace JobcenterModular.UnitTests.Appointments.Times;

/// <summary>What holds in ten years and sixteen Länder, whatever the rules and the bookings.</summary>
public sealed class FreeTimesPropertyTests
{
    [Fact]
    public void The_offices_are_worth_asking()
    {
        List<List<DateTime>> offered = [.. Enumerable.Range(0, 400).Select(RandomOffice.Of).Select(office => Find(office).Select(free => WallClock.LocalAt(free.Start)).ToList())];

        offered.Count(times => times.Count > 10).ShouldBeGreaterThan(130);
        offered.SelectMany(times => times).ShouldContain(time => OfficeTime.Zone.IsAmbiguousTime(time));
        offered.SelectMany(times => times).Select(time => time.Year).Distinct().Count().ShouldBe(10);
    }

    [Fact]
    public void What_is_offered_is_exactly_what_the_clock_on_the_wall_allows() => Prop.ForAll(RandomOffice.Any, office =>
    {
        var wall = new WallClock(office);
        if (!wall.IsVague())
            Same(Offered(office), wall.Free(), office);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));

    [Fact]
    public void No_time_is_off_closed_taken_or_missing() => Prop.ForAll(RandomOffice.Any, office =>
    {
        var wall = new WallClock(office);
        foreach (FreePlace free in Find(office))
        {
            Taken span = SpanOf(office, free);
            DateTime local = WallClock.LocalAt(free.Start);
            DateTimeOffset from = Minutes.ToInstant(span.From);
            DateTimeOffset until = Minutes.ToInstant(span.Until);
            wall.Stands(free.Counter, free.Lane, office.Wish.TypeId, span).ShouldBeTrue(office.ToString());
            OfficeTime.Zone.IsInvalidTime(local).ShouldBeFalse(office.ToString());
            Instants(local).Contains(free.Start).ShouldBeTrue(office.ToString());
            (ShippedHolidays.Calendar.On(DateOnly.FromDateTime(local), office.Place.Land) is { ClosesAt: null }).ShouldBeFalse(office.ToString());
            office.Place.Closures.Concat(free.Counter.Absences).Any(closed => closed.From < until && from < closed.Until).ShouldBeFalse(office.ToString());
            office.Bookings.Exists(booking => booking.Counter == free.Counter.Id && booking.Lane == free.Lane
                && booking.Taken.From < span.Until && span.From < booking.Taken.Until).ShouldBeFalse(office.ToString());
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(120));

    [Fact]
    public void Nothing_is_offered_twice() => Prop.ForAll(RandomOffice.Any, office =>
        Offered(office) is { } offered && offered.Distinct().Count() == offered.Count).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void A_long_look_finds_what_a_look_at_each_instant_finds() => Prop.ForAll(RandomOffice.Any, office =>
    {
        List<(int, Guid, int)> one = [];
        for (int minute = office.Wish.From; minute < office.Wish.Until; minute++)
            one.AddRange(Offered(office, office.Wish with { From = minute, Until = minute + 1 }));

        Same(Offered(office), one, office);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(20));

    [Fact]
    public void The_days_are_those_of_the_times() => Prop.ForAll(RandomOffice.Any, office =>
        FreeTimes.DaysIn(office.Place, ShippedHolidays.Calendar, office.Wish, office.Busy)
            .ShouldBe(Find(office).Select(free => DateOnly.FromDateTime(WallClock.LocalAt(free.Start))).Distinct(), office.ToString()))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void One_counter_first_and_the_others_for_the_days_left_find_the_same_days() => Prop.ForAll(RandomOffice.Any, office =>
    {
        SortedSet<DateOnly> days = [.. FreeTimes.DaysIn(Only(office, counters => counters.Take(1)), ShippedHolidays.Calendar, office.Wish, office.Busy)];
        List<DateOnly> others = FreeTimes.DaysIn(Only(office, counters => counters.Skip(1)), ShippedHolidays.Calendar, office.Wish, office.Busy, days);

        others.Intersect(days).ShouldBeEmpty(office.ToString());
        days.Union(others).Order().ToList().ShouldBe(FreeTimes.DaysIn(office.Place, ShippedHolidays.Calendar, office.Wish, office.Busy), office.ToString());
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void What_is_offered_stands() => Prop.ForAll(RandomOffice.Any, office =>
        Find(office).All(free => Stands(office, free.Counter, free.Lane, office.Wish.TypeId, SpanOf(office, free))))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(120));

    [Fact]
    public void What_lies_outside_the_rules_does_not_stand_and_what_lies_inside_does() => Prop.ForAll(RandomOffice.Any, office =>
    {
        var wall = new WallClock(office);
        if (wall.IsVague())
            return;
        var random = new Random(office.Seed);
        for (int i = 0; i < 60; i++)
        {
            Counter counter = office.Place.Counters[random.Next(office.Place.Counters.Count)];
            int lane = random.Next(5);
            int from = Minutes.Of(OfficeTime.StartOf(office.Day)) + (RandomOffice.Tick * random.Next(3 * 24 * 12));
            var taken = new Taken(from, from + (RandomOffice.Tick * random.Next(1, 30)));
            Stands(office, counter, lane, office.Wish.TypeId, taken).ShouldBe(wall.Stands(counter, lane, office.Wish.TypeId, taken), $"{office}, {taken}");
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(120));

    [Fact]
    public void Nothing_stands_at_a_counter_that_is_gone_or_in_a_mode_that_it_lost()
    {
        PlaceContent place = SampleRules.PlaceWith(SampleRules.EveryDay(8, 0, 12, 0));
        int from = Minutes.Of(OfficeTime.InstantAt(new DateOnly(2026, 3, 3), new TimeOnly(9, 0)));
        bool At(Guid counter, AppointmentMode mode) =>
            FreeTimes.Stands(place, ShippedHolidays.Calendar, counter, 0, mode, Guid.Empty, new Taken(from, from + 30));

        At(SampleRules.OneCounter.Id, AppointmentMode.OnSite).ShouldBeTrue();
        At(SampleRules.OneCounter.Id, AppointmentMode.Video).ShouldBeFalse();
        At(Guid.NewGuid(), AppointmentMode.OnSite).ShouldBeFalse();
    }

    private static PlaceContent Only(RandomOffice office, Func<IEnumerable<Counter>, IEnumerable<Counter>> which) =>
        office.Place with { Counters = [.. which(office.Place.Counters)] };

    private static List<FreePlace> Find(RandomOffice office) => FreeTimes.In(office.Place, ShippedHolidays.Calendar, office.Wish, office.Busy);

    private static List<(int Start, Guid Counter, int Lane)> Offered(RandomOffice office, Wish? wish = null) =>
        [.. FreeTimes.In(office.Place, ShippedHolidays.Calendar, wish ?? office.Wish, office.Busy).Select(free => (free.Start, free.Counter.Id, free.Lane))];

    private static bool Stands(RandomOffice office, Counter counter, int lane, Guid typeId, Taken taken) =>
        FreeTimes.Stands(office.Place, ShippedHolidays.Calendar, counter.Id, lane, office.Wish.Mode, typeId, taken);

    private static Taken SpanOf(RandomOffice office, FreePlace free) =>
        new(free.Start - office.Type.PreparationMinutes, free.Start + office.Type.DurationMinutes + office.Type.FollowUpMinutes);

    private static void Same(List<(int Start, Guid Counter, int Lane)> one, List<(int Start, Guid Counter, int Lane)> other, RandomOffice office)
    {
        one.Sort();
        other.Sort();
        if (!one.SequenceEqual(other))
            one.ShouldBe(other, office.ToString());
    }

    // There and back again: one instant, or two in the double hour.
    private static int[] Instants(DateTime local) => OfficeTime.Zone.IsAmbiguousTime(local)
        ? [.. OfficeTime.Zone.GetAmbiguousTimeOffsets(local).Select(offset => Minutes.Of(new DateTimeOffset(local, offset)))]
        : [Minutes.Of(new DateTimeOffset(local, OfficeTime.Zone.GetUtcOffset(local)))];
}
