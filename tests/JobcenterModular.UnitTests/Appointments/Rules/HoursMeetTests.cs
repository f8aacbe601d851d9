using FsCheck;
using FsCheck.Fluent;
using JobcenterModular.Appointments.Domain.Rules;

namespace JobcenterModular.UnitTests.Appointments.Rules;

public sealed class HoursMeetTests
{
    private static readonly DateOnly Monday = new(2025, 1, 6);
    private static readonly OpeningHours Weekly = SampleRules.Hours with { ValidFrom = Monday };

    private static Gen<OpeningHours> Any =>
        from weeks in Gen.Choose(1, 5)
        from first in Gen.Choose(0, 40)
        from days in Gen.OneOf(Gen.Constant(10_000), Gen.Choose(0, 60))
        from weekday in Gen.Choose(0, 6)
        from hour in Gen.Choose(8, 11)
        select Weekly with
        {
            EveryWeeks = weeks, ValidFrom = Monday.AddDays(first), ValidUntil = Monday.AddDays(first + days), Weekdays = [(DayOfWeek)weekday],
            From = new TimeOnly(hour, 0), Until = new TimeOnly(hour + 2, 0),
        };

    [Fact]
    public void Even_and_odd_weeks_never_meet() =>
        HoursMeet.Any([Weekly with { EveryWeeks = 2 }, Weekly with { EveryWeeks = 2, ValidFrom = Monday.AddDays(7) }]).ShouldBeFalse();

    [Fact]
    public void Every_second_and_every_third_week_meet_later() =>
        HoursMeet.Any([Weekly with { EveryWeeks = 2 }, Weekly with { EveryWeeks = 3, ValidFrom = Monday.AddDays(7) }]).ShouldBeTrue();

    [Fact]
    public void What_would_meet_later_does_not_when_it_ends_before()
    {
        OpeningHours third = Weekly with { EveryWeeks = 3, ValidFrom = Monday.AddDays(7) };

        HoursMeet.Any([Weekly with { EveryWeeks = 2, ValidUntil = Monday.AddDays(27) }, third]).ShouldBeFalse();
        HoursMeet.Any([Weekly with { EveryWeeks = 2, ValidUntil = Monday.AddDays(28) }, third]).ShouldBeTrue();
    }

    [Fact]
    public void One_after_the_other_do_not_meet()
    {
        HoursMeet.Any([Weekly, Weekly with { From = Weekly.Until, Until = new TimeOnly(14, 0) }]).ShouldBeFalse("The end is not part of it.");
        HoursMeet.Any([Weekly, Weekly with { Weekdays = [DayOfWeek.Tuesday] }]).ShouldBeFalse();
        HoursMeet.Any([Weekly with { ValidUntil = Monday.AddDays(6) }, Weekly with { ValidFrom = Monday.AddDays(7) }]).ShouldBeFalse();
    }

    [Fact]
    public void An_inner_hour_meets_and_so_do_equal_ones()
    {
        HoursMeet.Any([Weekly, Weekly]).ShouldBeTrue();
        HoursMeet.Any([Weekly, Weekly with { From = new TimeOnly(9, 0), Until = new TimeOnly(10, 0) }]).ShouldBeTrue();
        HoursMeet.Any([Weekly, Weekly with { Weekdays = [DayOfWeek.Friday] }, Weekly with { Weekdays = [DayOfWeek.Friday, DayOfWeek.Sunday] }]).ShouldBeTrue();
    }

    [Fact]
    public void They_meet_on_the_leap_day_alone()
    {
        DateOnly leap = new(2028, 2, 29);
        OpeningHours once = Weekly with { Weekdays = [DayOfWeek.Tuesday], ValidFrom = leap, ValidUntil = leap };

        HoursMeet.Any([once, Weekly with { Weekdays = [DayOfWeek.Tuesday] }]).ShouldBeTrue();
        HoursMeet.Any([once, Weekly with { Weekdays = [DayOfWeek.Wednesday] }]).ShouldBeFalse();
    }

    [Fact]
    public void Hours_at_the_end_of_the_calendar_are_compared_like_others()
    {
        OpeningHours last = Weekly with { Weekdays = [DateOnly.MaxValue.DayOfWeek], ValidFrom = DateOnly.MaxValue };

        HoursMeet.Any([last, last]).ShouldBeTrue();
    }

    [Fact]
    public void The_answer_is_the_same_as_looking_at_each_day() => Prop.ForAll(Any.ToArbitrary(), Any.ToArbitrary(), (one, other) =>
        HoursMeet.Any([one, other]) == (one.From < other.Until && other.From < one.Until
            && Enumerable.Range(0, 400).Select(Monday.AddDays).Any(day => one.ApplyOn(day) && other.ApplyOn(day))))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(300));
}
