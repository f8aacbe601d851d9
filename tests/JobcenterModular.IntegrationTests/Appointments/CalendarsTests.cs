using System.Net;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Appointments;

/// <summary>The first way through: what staff open can be found, held, booked and given back.</summary>
public abstract class CalendarsTests(HostFixture host)
{
    [Fact]
    public async Task What_is_listed_can_be_booked_and_what_is_cancelled_is_listed_again()
    {
        Calendar calendar = await Calendars.OpenAsync(host);
        DateTimeOffset first = (await calendar.SlotsAsync(calendar.Today().AddDays(1)))[0];

        Talk talk = await calendar.BookAsync(first);

        (await calendar.SlotsAsync()).ShouldNotContain(first);
        (await calendar.TryHoldAsync(first)).Expect(HttpStatusCode.Conflict, "appointments.taken").Json["nextFree"]!.AsArray().Count.ShouldBe(3);
        await calendar.CancelAsync(talk);
        (await calendar.SlotsAsync()).ShouldContain(first);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_hold_that_is_over_is_in_nobodys_way(bool withKey)
    {
        Calendar calendar = await Calendars.OpenAsync(host);
        DateTimeOffset start = (await calendar.SlotsAsync(new DateOnly(2026, 11, 25)))[0];
        await calendar.TryHoldAsync(start);
        (string, string)[] headers = withKey ? [("Idempotency-Key", $"hold-{Guid.NewGuid():N}")] : [];
        (await calendar.TryHoldAsync(start, headers: headers)).Expect(HttpStatusCode.Conflict, "appointments.taken");

        host.Clock.Advance(TimeSpan.FromMinutes(5));

        (await calendar.TryHoldAsync(start, headers: headers)).Expect(HttpStatusCode.Created);
    }

    public sealed class OnSqlite(WaitingHost<Sqlite> host) : CalendarsTests(host), IClassFixture<WaitingHost<Sqlite>>;

    public sealed class OnPostgreSql(WaitingHost<PostgreSql> host) : CalendarsTests(host), IClassFixture<WaitingHost<PostgreSql>>;
}
