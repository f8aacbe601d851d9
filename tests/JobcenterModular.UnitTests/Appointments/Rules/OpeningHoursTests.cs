using JobcenterModular.Appointments.Domain.Rules;

namespace JobcenterModular.UnitTests.Appointments.Rules;

public sealed class OpeningHoursTests
{
    [Fact]
    public void Every_second_week_goes_on_over_the_turn_of_the_year()
    {
        // 2026 has 53 weeks by ISO 8601, so that even and odd weeks change places.
        OpeningHours hours = SampleRules.Hours with { EveryWeeks = 2, ValidFrom = new DateOnly(2026, 12, 7) };

        Days(hours, new DateOnly(2026, 12, 1), 62).ShouldBe(
            [new DateOnly(2026, 12, 7), new DateOnly(2026, 12, 21), new DateOnly(2027, 1, 4), new DateOnly(2027, 1, 18)]);
    }

    [Fact]
    public void Weeks_are_counted_from_the_Monday_of_the_first_one()
    {
        OpeningHours hours = SampleRules.Hours with
        {
            Weekdays = [DayOfWeek.Monday, DayOfWeek.Sunday], EveryWeeks = 3, ValidFrom = new DateOnly(2025, 12, 31),
        };

        Days(hours, new DateOnly(2025, 12, 1), 60).ShouldBe([new DateOnly(2026, 1, 4), new DateOnly(2026, 1, 19), new DateOnly(2026, 1, 25)]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(12)]
    public void Each_time_is_so_many_weeks_after_the_last(int weeks)
    {
        OpeningHours hours = SampleRules.Hours with { EveryWeeks = weeks, ValidFrom = new DateOnly(2025, 1, 6) };
        List<DateOnly> days = Days(hours, new DateOnly(2025, 1, 1), 3653);

        days[0].ShouldBe(new DateOnly(2025, 1, 6));
        days.Zip(days.Skip(1)).ShouldAllBe(pair => pair.Second.DayNumber - pair.First.DayNumber == 7 * weeks);
    }

    [Fact]
    public void First_and_last_day_count()
    {
        OpeningHours hours = SampleRules.EveryDay(8, 0, 12, 0) with { ValidFrom = new DateOnly(2028, 2, 28), ValidUntil = new DateOnly(2028, 3, 1) };

        Days(hours, new DateOnly(2028, 1, 1), 366).ShouldBe([new DateOnly(2028, 2, 28), new DateOnly(2028, 2, 29), new DateOnly(2028, 3, 1)]);
    }

    [Fact]
    public void The_leap_day_can_be_the_only_day()
    {
        DateOnly leap = new(2028, 2, 29);
        OpeningHours hours = SampleRules.Hours with { Weekdays = [DayOfWeek.Tuesday], ValidFrom = leap, ValidUntil = leap };

        Days(hours, new DateOnly(2027, 1, 1), 1000).ShouldBe([leap]);
    }

    private static List<DateOnly> Days(OpeningHours hours, DateOnly first, int days) =>
        [.. Enumerable.Range(0, days).Select(first.AddDays).Where(hours.ApplyOn)];
}
