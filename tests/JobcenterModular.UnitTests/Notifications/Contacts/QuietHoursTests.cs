using JobcenterModular.Notifications.Domain.Channels;

namespace JobcenterModular.UnitTests.Notifications.Contacts;

public sealed class QuietHoursTests
{
    private static readonly QuietHours Night = new(new TimeOnly(21, 0), new TimeOnly(7, 0));

    [Theory]
    [InlineData("2026-11-22T12:00:00Z", "2026-11-22T12:00:00Z")]
    [InlineData("2026-11-22T20:00:00Z", "2026-11-23T06:00:00Z")]
    [InlineData("2026-11-22T23:30:00Z", "2026-11-23T06:00:00Z")]
    [InlineData("2026-11-22T05:59:00Z", "2026-11-22T06:00:00Z")]
    [InlineData("2026-11-22T06:00:00Z", "2026-11-22T06:00:00Z")]
    [InlineData("2026-07-22T19:00:00Z", "2026-07-23T05:00:00Z")]
    public void The_night_is_the_offices_and_not_that_of_UTC(string instant, string expected) => Check(Night, instant, expected);

    [Theory]
    [InlineData("2026-03-28T22:00:00Z", "2026-03-29T05:00:00Z")] // An hour is missing in this night.
    [InlineData("2026-03-29T01:30:00Z", "2026-03-29T05:00:00Z")]
    [InlineData("2026-10-24T22:00:00Z", "2026-10-25T06:00:00Z")] // This one has one more.
    [InlineData("2026-10-25T00:30:00Z", "2026-10-25T06:00:00Z")]
    [InlineData("2026-10-25T01:30:00Z", "2026-10-25T06:00:00Z")]
    public void A_night_in_which_the_clock_changes_ends_at_seven_all_the_same(string instant, string expected) => Check(Night, instant, expected);

    [Theory]
    [InlineData("2026-03-29T00:30:00Z", "2026-03-29T01:00:00Z")] // 02:30 does not exist; three o'clock follows two.
    [InlineData("2026-10-25T00:15:00Z", "2026-10-25T00:15:00Z")]
    public void Quiet_hours_that_end_within_the_change_end_in_time(string instant, string latest)
    {
        var early = new QuietHours(new TimeOnly(1, 0), new TimeOnly(2, 0));

        early.NotBefore(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture))
            .ShouldBeLessThanOrEqualTo(DateTimeOffset.Parse(latest, System.Globalization.CultureInfo.InvariantCulture).AddHours(1));
    }

    [Fact]
    public void Hours_that_begin_when_they_end_are_none() => Check(new QuietHours(new TimeOnly(7, 0), new TimeOnly(7, 0)), "2026-11-22T03:00:00Z", "2026-11-22T03:00:00Z");

    private static void Check(QuietHours hours, string instant, string expected) =>
        hours.NotBefore(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture))
            .ToUniversalTime().ShouldBe(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture));
}
