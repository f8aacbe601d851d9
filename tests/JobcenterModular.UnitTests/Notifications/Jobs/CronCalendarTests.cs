using System.Globalization;
using JobcenterModular.Notifications.Jobs.Scheduling;

namespace JobcenterModular.UnitTests.Notifications.Jobs;

/// <summary>Schedules are read by the clock of the office, which has days of 23 and of 25 hours.</summary>
public sealed class CronCalendarTests
{
    [Theory]
    [InlineData("0 30 2 * * ?", "2026-11-24T00:00:00Z", "2026-11-24T01:30:00Z")] // winter
    [InlineData("0 30 2 * * ?", "2027-07-01T00:00:00Z", "2027-07-01T00:30:00Z")] // summer
    [InlineData("0 30 2 * * ?", "2027-03-27T12:00:00Z", "2027-03-28T01:00:00Z")] // the missing hour: right after it
    [InlineData("0 30 2 * * ?", "2027-10-30T12:00:00Z", "2027-10-31T00:30:00Z")] // the double hour: the first time
    [InlineData("0 30 2 * * ?", "2027-10-31T00:30:00Z", "2027-11-01T01:30:00Z")] // and not the second
    [InlineData("0 30 2 * * ?", "2027-10-31T01:10:00Z", "2027-11-01T01:30:00Z")] // also when the host starts in it
    [InlineData("0 0 * * * ?", "2027-10-31T00:00:00Z", "2027-10-31T01:00:00Z")] // what comes hourly comes in both
    public void The_first_occurrence_after_an_instant(string cron, string after, string expected) =>
        CronCalendar.Parse(cron).FirstAfter(At(after)).ShouldBe(At(expected));

    [Theory]
    [InlineData("2026-11-24T01:29:59Z", "2026-11-23T01:30:00Z")]
    [InlineData("2026-11-24T01:30:00Z", "2026-11-24T01:30:00Z")] // the instant itself counts
    [InlineData("2026-11-24T01:30:00.0000001Z", "2026-11-24T01:30:00Z")]
    [InlineData("2027-03-28T12:00:00Z", "2027-03-28T01:00:00Z")]
    [InlineData("2027-10-31T00:10:00Z", "2027-10-30T00:30:00Z")]
    [InlineData("2027-10-31T01:10:00Z", "2027-10-31T00:30:00Z")]
    [InlineData("2027-10-31T01:30:00Z", "2027-10-31T00:30:00Z")]
    [InlineData("2027-10-31T12:00:00Z", "2027-10-31T00:30:00Z")]
    public void The_last_occurrence_until_an_instant(string until, string expected) =>
        CronCalendar.Parse("0 30 2 * * ?").LastUntil(At(until)).ShouldBe(At(expected));

    [Theory]
    [InlineData("0 30 2 * * ?")]
    [InlineData("0 0/30 2 * * ?")]
    [InlineData("0 0/15 * * * ?")]
    [InlineData("0 5 3 ? * MON-FRI")]
    public void Forwards_and_backwards_agree_over_a_year(string cron)
    {
        var calendar = CronCalendar.Parse(cron);
        DateTimeOffset end = At("2027-11-05T00:00:00Z");
        DateTimeOffset? before = null;
        for (DateTimeOffset? at = calendar.FirstAfter(At("2027-03-20T00:00:00Z")); at < end; at = calendar.FirstAfter(at.Value))
        {
            calendar.LastUntil(at.Value).ShouldBe(at);
            if (before is not null)
                calendar.LastUntil(at.Value.AddTicks(-1)).ShouldBe(before);
            before = at;
        }

        before.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("every night")]
    [InlineData("30 2 * * *")]
    [InlineData("61 0 0 * * ?")]
    public void What_is_no_expression_is_told(string cron) => Should.Throw<FormatException>(() => CronCalendar.Parse(cron));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
