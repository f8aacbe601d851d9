using JobcenterModular.Appointments.Domain.Times;
using JobcenterModular.Appointments.UseCases.Times;

namespace JobcenterModular.UnitTests.Appointments.Times;

public sealed class BusyTests
{
    private static readonly Lane One = new(Guid.NewGuid(), 0);

    [Theory]
    [InlineData(0, 10)]
    [InlineData(40, 60)]
    [InlineData(70, 80)]
    public void One_time_more_comes_into_its_place(int from, int until)
    {
        Busy with = Two().With(One, new Taken(from, until));

        with.On(One).ToArray().ShouldBe(Two().On(One).ToArray().Append(new Taken(from, until)).OrderBy(taken => taken.From));
        with.MinutesOf(One.CounterId).ShouldBe(Two().MinutesOf(One.CounterId) + until - from);
    }

    [Theory]
    [InlineData(9, 11)]
    [InlineData(10, 30)]
    [InlineData(15, 20)]
    [InlineData(0, 100)]
    [InlineData(59, 61)]
    public void What_is_taken_cannot_be_taken_again(int from, int until) =>
        Should.Throw<ArgumentException>(() => Two().With(One, new Taken(from, until)));

    [Fact]
    public void Other_lanes_stay_as_they_are()
    {
        var other = new Lane(One.CounterId, 1);

        Busy with = Two().With(other, new Taken(10, 30));

        with.On(One).ToArray().ShouldBe(Two().On(One).ToArray());
        with.On(other).ToArray().ShouldBe([new Taken(10, 30)]);
    }

    [Fact]
    public void Of_two_who_saw_the_same_day_only_one_takes_of_it()
    {
        var day = new RememberedDay(Two());
        Busy seen = day.Busy;

        day.TryTake(seen, One, new Taken(0, 10)).ShouldBeTrue();
        day.TryTake(seen, One, new Taken(0, 10)).ShouldBeFalse();

        day.Busy.On(One).Length.ShouldBe(3);
    }

    private static Busy Two()
    {
        var busy = new Busy();
        busy.Add(One, [new Taken(10, 40), new Taken(60, 70)]);
        return busy;
    }
}
