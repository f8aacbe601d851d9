using System.Net;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Appointments;

/// <summary>Times that cannot be had: a clear problem, and everything as before.</summary>
public abstract class BadTimeTests(HostFixture host)
{
    [Theory]
    [InlineData("2020-01-02T08:00:00Z")] // long past
    [InlineData("2026-11-23T07:00:00Z")] // this morning
    [InlineData("2027-11-22T07:00:00Z")] // beyond the horizon
    [InlineData("2026-12-02T07:10:00Z")] // between two times
    [InlineData("2026-12-02T07:00:30Z")] // with seconds
    [InlineData("2026-12-05T07:00:00Z")] // a Saturday
    [InlineData("2026-12-25T07:00:00Z")] // a holiday
    [InlineData("2026-12-02T22:00:00Z")] // at night
    public async Task A_time_that_is_not_offered_is_refused_with_times_that_are(string at)
    {
        Calendar calendar = await Calendars.OpenAsync(host);
        IReadOnlyList<DateTimeOffset> before = await calendar.SlotsAsync();

        Reply refused = await calendar.TryHoldAsync(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture));

        refused.Expect(HttpStatusCode.Conflict, "appointments.not_offered");
        (await calendar.SlotsAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task The_same_instant_in_another_zone_is_the_same_time()
    {
        Calendar calendar = await Calendars.OpenAsync(host);
        DateTimeOffset at = (await calendar.SlotsAsync())[0];

        (await calendar.TryHoldAsync(at.ToOffset(TimeSpan.FromHours(9)))).Expect(HttpStatusCode.Created).Json["startsAt"].Instant().ShouldBe(at);
        (await calendar.TryHoldAsync(at)).Expect(HttpStatusCode.Conflict, "appointments.taken");
    }

    [Theory]
    [InlineData("2027-02-29T08:00:00Z")]
    [InlineData("2027-13-01T08:00:00Z")]
    [InlineData("morgen")]
    [InlineData("2027-02-28")]
    public async Task A_time_that_does_not_exist_is_malformed(string at)
    {
        Calendar calendar = await Calendars.OpenAsync(host);

        Reply refused = await host.Client.SendJsonAsync(
            HttpMethod.Post, "/api/v1/slot-holds", new { typeId = calendar.Type, placeId = calendar.Place, mode = "onSite", startsAt = at });

        refused.Status.ShouldBeOneOf(HttpStatusCode.BadRequest, HttpStatusCode.Conflict);
    }

    [Theory]
    [InlineData("&days=0")]
    [InlineData("&days=61")]
    [InlineData("&earliest=0")]
    [InlineData("&mode=pigeon")]
    [InlineData("&aids=wings")]
    [InlineData("&from=0001-01-01")]
    [InlineData("&from=9999-12-31")]
    [InlineData("&from=2027-02-29")]
    public async Task A_question_that_makes_no_sense_is_refused(string more)
    {
        Calendar calendar = await Calendars.OpenAsync(host);

        Reply refused = await host.Client.FetchAsync($"/api/v1/slots?type={calendar.Type}&place={calendar.Place}{more}");

        ((int)refused.Status).ShouldBeInRange(400, 422, refused.Text);
        refused.Code.ShouldNotBeNull();
    }

    [Fact]
    public async Task Unknown_types_and_places_are_refused()
    {
        Calendar calendar = await Calendars.OpenAsync(host);
        DateTimeOffset at = (await calendar.SlotsAsync())[0];

        (await (calendar with { Type = Guid.NewGuid() }).TryHoldAsync(at)).Code.ShouldBe("appointments.type_unknown");
        (await (calendar with { Place = Guid.NewGuid() }).TryHoldAsync(at)).Code.ShouldBe("appointments.place_unknown");
        Calendar hidden = calendar with { Type = await Calendars.NewTypeAsync(host, type => type["online"] = false) };
        (await hidden.TryHoldAsync(at)).Code.ShouldBe("appointments.type_unknown");
        (await calendar.TryHoldAsync(at, mode: "pigeon")).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("", "Muster", "a@mail.example", null)]
    [InlineData("Mara\r\nBcc: x@mail.example", "Muster", "a@mail.example", null)]
    [InlineData("Mara", "Muster", "kein-at-zeichen", null)]
    [InlineData("Mara", "Muster", null, "0900 RUF AN")]
    [InlineData("Mara", "Muster", null, null)]
    public async Task A_person_who_cannot_be_reached_or_is_badly_written_books_nothing(string first, string last, string? mail, string? phone)
    {
        Calendar calendar = await Calendars.OpenAsync(host);
        DateTimeOffset at = (await calendar.SlotsAsync())[0];
        Reply hold = (await calendar.TryHoldAsync(at)).Expect(HttpStatusCode.Created);

        Reply refused = await host.Client.SendJsonAsync(
            HttpMethod.Post,
            "/api/v1/appointments",
            new { holdId = hold.Json["id"].Id(), person = new { firstName = first, lastName = last, mail, phone } },
            (Calendar.KeyHeader, hold.Json["key"].Text()));

        ((int)refused.Status).ShouldBeInRange(400, 422, refused.Text);
        (await calendar.TryBookAsync(hold.Json["id"].Id(), hold.Json["key"].Text())).Expect(HttpStatusCode.Created);
    }

    public sealed class OnSqlite(HostFixture<Sqlite> host) : BadTimeTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : BadTimeTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
