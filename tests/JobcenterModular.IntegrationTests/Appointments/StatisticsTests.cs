using System.Net;
using System.Text.Json.Nodes;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Appointments;

/// <summary>How times are used: numbers, nobody's name.</summary>
public abstract class StatisticsTests(HostFixture host)
{
    private const string Path = "/api/v1/casework/appointment-statistics";

    [Fact]
    public async Task Use_lead_times_and_no_shows_are_counted_without_names_and_small_groups_are_not_shown()
    {
        await using HostFixture own = await HostFixture.StartAsync(host.Database);
        Calendar calendar = await Calendars.OpenAsync(own, capacity: 6);
        DateTimeOffset first = (await calendar.SlotsAsync(new DateOnly(2026, 11, 24)))[0];
        List<JsonNode> missed = [];
        for (int i = 0; i < 5; i++)
            missed.Add(await calendar.BookForCallerAsync(first, $"Muster{i}"));
        for (int i = 0; i < 4; i++)
            missed.Add(await calendar.InviteAsync(first.AddMinutes(30)));
        await calendar.BookForCallerAsync(first.AddHours(1));
        own.Clock.SetTo(first.AddHours(2));
        foreach (JsonNode talk in missed)
            await calendar.DoAsync(talk, "absence");

        using HttpClient lead = Desk.As(own, Roles.TeamLead);
        Reply byDay = (await lead.FetchAsync($"{Path}?place={calendar.Place}&from=2026-11-24&until=2026-11-28")).Expect(HttpStatusCode.OK);
        JsonNode byType = await lead.FetchJsonAsync($"{Path}?place={calendar.Place}&from=2026-11-24&until=2026-11-24&by=type");

        JsonNode day = byDay.Json["rows"]![0]!;
        byDay.Json["rows"]!.AsArray().Count.ShouldBe(5);
        day["day"].Text().ShouldBe("2026-11-24");
        day["offeredMinutes"]!.GetValue<int>().ShouldBe(4 * 60 * 6);
        day["bookedMinutes"]!.GetValue<int>().ShouldBe(300);
        day["utilisation"]!.GetValue<double>().ShouldBe(0.208);
        day["medianLeadDays"]!.GetValue<double>().ShouldBe(0.92);
        day["ninetiethLeadDays"]!.GetValue<double>().ShouldBe(0.94);
        day["states"]!["booked"]!.GetValue<int>().ShouldBe(1);
        day["voluntaryNotCome"]!.GetValue<int>().ShouldBe(5);
        day["invitationsNotCome"].ShouldBeNull("Fewer than five could be recognised.");
        byDay.Json["rows"]![1]!["invitationsNotCome"]!.GetValue<int>().ShouldBe(0);
        byDay.Json["rows"]![4]!["offeredMinutes"]!.GetValue<int>().ShouldBe(0, "Saturday");
        byDay.Text.ShouldNotContain("Muster");
        byDay.Text.ShouldNotContain(missed[0]["id"].Text());
        JsonNode type = byType["rows"]!.AsArray().ShouldHaveSingleItem()!;
        type["typeName"].Text().ShouldBe("Beratung");
        type["bookedMinutes"]!.GetValue<int>().ShouldBe(300);
        type["offeredMinutes"]!.GetValue<int>().ShouldBe(4 * 60 * 6);
    }

    [Theory]
    [InlineData("from=2026-01-01&until=2026-04-03", HttpStatusCode.UnprocessableEntity)]
    [InlineData("from=2026-01-02&until=2026-01-01", HttpStatusCode.UnprocessableEntity)]
    [InlineData("from=0001-01-01&until=0001-01-02", HttpStatusCode.UnprocessableEntity)]
    [InlineData("from=2026-01-01&until=2026-01-02&by=name", HttpStatusCode.UnprocessableEntity)]
    [InlineData("from=gestern&until=2026-01-02", HttpStatusCode.BadRequest)]
    [InlineData("from=2026-01-01&until=2026-04-02", HttpStatusCode.OK)]
    public async Task No_more_than_ninety_two_days_are_counted_at_once(string query, HttpStatusCode expected)
    {
        Calendar calendar = await Calendars.OpenAsync(host);
        using HttpClient lead = Desk.As(host, Roles.TeamLead);

        (await lead.FetchAsync($"{Path}?place={calendar.Place}&{query}")).Expect(expected);
    }

    public sealed class OnSqlite(HostFixture<Sqlite> host) : StatisticsTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : StatisticsTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
