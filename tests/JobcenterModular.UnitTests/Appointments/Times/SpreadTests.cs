using JobcenterModular.Appointments.Domain.Rules;
using JobcenterModular.Appointments.Domain.Times;

namespace JobcenterModular.UnitTests.Appointments.Times;

public sealed class SpreadTests
{
    private static readonly Counter[] Counters =
        [.. Enumerable.Range(1, 5).Select(number => SampleRules.OneCounter with { Id = new Guid(number, 0, 0, new byte[8]) })];

    [Fact]
    public void The_counter_with_least_to_do_comes_first()
    {
        Busy busy = BusyWith((0, 60), (1, 30), (2, 90), (3, 10), (4, 45));

        InOrder(busy, 600).ShouldBe([Counters[3], Counters[1], Counters[4], Counters[0], Counters[2]]);
    }

    [Fact]
    public void All_lanes_of_a_counter_count_together()
    {
        var busy = new Busy();
        busy.Add(new Lane(Counters[0].Id, 0), [new Taken(0, 30)]);
        busy.Add(new Lane(Counters[0].Id, 1), [new Taken(0, 30)]);
        busy.Add(new Lane(Counters[1].Id, 0), [new Taken(0, 45)]);

        Spread.InFairOrder([new FreePlace(600, Counters[0], 2), new FreePlace(600, Counters[1], 1)], busy)[0].Counter.ShouldBe(Counters[1]);
    }

    [Fact]
    public void The_lower_lane_of_a_counter_comes_first()
    {
        FreePlace[] lanes = [new(600, Counters[0], 2), new(600, Counters[0], 0), new(600, Counters[0], 1)];

        Spread.InFairOrder(lanes, Busy.Nothing).Select(free => free.Lane).ShouldBe([0, 1, 2]);
    }

    [Fact]
    public void Among_equals_it_is_not_always_the_same_one_that_begins() =>
        Enumerable.Range(0, 100).Select(number => InOrder(Busy.Nothing, 600 + (5 * number))[0]).Distinct().Count().ShouldBeGreaterThan(1);

    [Fact]
    public void What_is_taken_comes_in_the_order_of_time()
    {
        var busy = new Busy();

        Should.Throw<ArgumentException>(() => busy.Add(new Lane(Counters[0].Id, 0), [new Taken(100, 130), new Taken(90, 100)]));
    }

    private static List<Counter> InOrder(Busy busy, int minute) =>
        [.. Spread.InFairOrder(Counters.Select(counter => new FreePlace(minute, counter, 0)), busy).Select(free => free.Counter)];

    private static Busy BusyWith(params (int Counter, int Minutes)[] taken)
    {
        var busy = new Busy();
        foreach ((int counter, int minutes) in taken)
            busy.Add(new Lane(Counters[counter].Id, 0), [new Taken(0, minutes)]);
        return busy;
    }
}
