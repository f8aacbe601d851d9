using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Documents;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Appointments;

/// <summary>Staff change their hours: whom it hits is said first, and nobody is left silently.</summary>
public abstract class RuleTests(HostFixture host)
{
    private const string Nothing = "00000000-0000-0000-0000-000000000000";

    [Fact]
    public async Task A_closure_says_first_whom_it_hits_and_then_offers_three_other_times()
    {
        Calendar calendar = await Calendars.OpenAsync(host);
        IReadOnlyList<DateTimeOffset> slots = await calendar.SlotsAsync(Soon());
        Talk hit = await calendar.BookAsync(slots[0]);
        Talk safe = await calendar.BookAsync(slots[10]);
        Reply place = await PlaceAsync(calendar);
        JsonNode content = Closed(place, slots[0]);

        Reply refused = await ChangeAsync(calendar, content, place.ETag!);
        (await PlaceAsync(calendar)).ETag.ShouldBe(place.ETag, "Nothing is changed.");
        Reply done = await ChangeAsync(calendar, content, place.ETag!, refused.Json["confirmation"].Text());

        refused.Expect(HttpStatusCode.Conflict, "appointments.hits_bookings");
        refused.Json["hits"]!.AsArray().Select(row => row!["id"].Id()).ShouldBe([hit.Id]);
        done.Expect(HttpStatusCode.OK);
        await Eventually.HappensAsync("three other times are held", async () => (await TalkAsync(hit)).Json["replacements"]!.AsArray().Count == 3);
        (await TalkAsync(safe)).Json["mustMove"]!.GetValue<bool>().ShouldBeFalse();
        JsonNode talk = (await TalkAsync(hit)).Json;
        talk["mustMove"]!.GetValue<bool>().ShouldBeTrue();
        DateTimeOffset[] offered = [.. talk["replacements"]!.AsArray().Select(offer => offer!["startsAt"].Instant())];
        (await calendar.SlotsAsync()).Intersect(offered).ShouldBeEmpty("They are held.");

        Reply moved = await host.Client.SendJsonAsync(
            HttpMethod.Put, $"/api/v1/appointments/{hit.Id}", new { holdId = talk["replacements"]![1]!["holdId"].Id() }, ("If-Match", talk["etag"].Text()), (Calendar.KeyHeader, hit.Key));
        moved.Expect(HttpStatusCode.OK).Json["startsAt"].Instant().ShouldBe(offered[1]);
        moved.Json["mustMove"]!.GetValue<bool>().ShouldBeFalse();
        IReadOnlyList<DateTimeOffset> after = await calendar.SlotsAsync();
        after.ShouldContain(offered[0]);
        after.ShouldContain(offered[2]);
    }

    [Fact]
    public async Task A_confirmation_counts_for_exactly_those_that_were_named()
    {
        Calendar calendar = await Calendars.OpenAsync(host);
        IReadOnlyList<DateTimeOffset> slots = await calendar.SlotsAsync(Soon());
        await calendar.BookAsync(slots[0]);
        Reply place = await PlaceAsync(calendar);
        JsonNode content = Closed(place, slots[0]);
        string confirmation = (await ChangeAsync(calendar, content, place.ETag!)).Expect(HttpStatusCode.Conflict, "appointments.hits_bookings").Json["confirmation"].Text();
        await calendar.BookAsync(slots[1]);

        Reply again = await ChangeAsync(calendar, content, place.ETag!, confirmation);

        again.Expect(HttpStatusCode.Conflict, "appointments.hits_bookings").Json["count"]!.GetValue<int>().ShouldBe(2);
    }

    [Fact]
    public async Task Whoever_books_while_the_rules_change_is_hit_or_refused()
    {
        for (int round = 0; round < 5; round++)
        {
            Calendar calendar = await Calendars.OpenAsync(host, counters: 4);
            IReadOnlyList<DateTimeOffset> slots = [.. (await calendar.SlotsAsync(Soon())).Take(8)];
            Reply place = await PlaceAsync(calendar);
            JsonNode content = Closed(place, slots[0]);

            Task<Reply>[] holds = [.. slots.SelectMany(at => Enumerable.Range(0, 3).Select(_ => calendar.TryHoldAsync(at)))];
            Reply change = await ChangeAsync(calendar, content, place.ETag!);
            while (change.Code == "appointments.hits_bookings")
                change = await ChangeAsync(calendar, content, place.ETag!, change.Json["confirmation"].Text());
            change.Expect(HttpStatusCode.OK);
            Reply[] held = await Task.WhenAll(holds);

            foreach (Reply hold in held.Where(hold => hold.Status == HttpStatusCode.Created))
            {
                Reply booked = (await calendar.TryBookAsync(hold.Json["id"].Id(), hold.Json["key"].Text())).Expect(HttpStatusCode.Created);
                booked.Json["mustMove"]!.GetValue<bool>().ShouldBeTrue("It lies on the closed day.");
            }

            (await calendar.SlotsAsync(DateOnly.FromDateTime(slots[0].UtcDateTime), days: 1)).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Of_two_who_edit_the_same_rules_the_second_is_shown_what_the_first_wrote()
    {
        Calendar calendar = await Calendars.OpenAsync(host);
        Reply place = await PlaceAsync(calendar);
        JsonNode mine = place.Json["content"]!.DeepClone();
        mine["name"] = "Haus A";
        JsonNode yours = place.Json["content"]!.DeepClone();
        yours["name"] = "Haus B";

        Reply[] saves = await Task.WhenAll(ChangeAsync(calendar, mine, place.ETag!), ChangeAsync(calendar, yours, place.ETag!));

        saves.Count(save => save.Status == HttpStatusCode.OK).ShouldBe(1);
        Reply stale = saves.Single(save => save.Status != HttpStatusCode.OK).Expect(HttpStatusCode.PreconditionFailed, "appointments.rules_stale");
        stale.Json["current"]!["content"]!["name"].Text().ShouldBe(saves.Single(save => save.Status == HttpStatusCode.OK).Json["content"]!["name"].Text());
        using HttpClient lead = host.ClientWith(host.TokenForRole(Roles.TeamLead));
        JsonArray versions = (await lead.FetchJsonAsync($"/api/v1/casework/places/{calendar.Place}/versions")).AsArray();
        versions.Select(version => version!["number"]!.GetValue<long>()).ShouldBe([2, 1]);
    }

    [Fact]
    public async Task A_holiday_of_the_land_and_a_local_one_are_not_offered()
    {
        Calendar calendar = await Calendars.OpenAsync(host, type: type => type["horizonDays"] = 366, place: place =>
        {
            place["land"] = "BY";
            place["localDays"] = new JsonArray(new JsonObject { ["name"] = "Betriebsausflug", ["on"] = "2026-12-02", ["closesAt"] = null });
        });

        (await calendar.SlotsAsync(new DateOnly(2026, 12, 1), days: 1)).Count.ShouldBe(8);
        (await calendar.SlotsAsync(new DateOnly(2026, 12, 2), days: 1)).ShouldBeEmpty();
        (await calendar.SlotsAsync(new DateOnly(2026, 12, 25), days: 1)).ShouldBeEmpty();
        (await calendar.SlotsAsync(new DateOnly(2027, 1, 6), days: 1)).ShouldBeEmpty();
        JsonNode month = await host.Client.FetchJsonAsync($"/api/v1/slot-months?type={calendar.Type}&places={calendar.Place}&month=2026-12-01");
        month["days"]!.AsArray().Select(day => day!["day"].Text()).Contains("2026-12-02", StringComparer.Ordinal).ShouldBeFalse();
        month["days"]!.AsArray().Count.ShouldBe(21, "23 working days without 2 and 25 December; the half days begin at 8.");
    }

    [Theory]
    [InlineData("hours.until", "07:00:00", "end_before_begin")]
    [InlineData("hours.capacity", 0, null)]
    [InlineData("hours.everyWeeks", 0, null)]
    [InlineData("land", "XX", null)]
    [InlineData("postalCode", "12", "malformed")]
    [InlineData("validUntil", "2020-01-01", "end_before_begin")]
    public async Task Rules_that_cannot_be_are_refused_and_say_where(string member, object value, string? code)
    {
        Calendar calendar = await Calendars.OpenAsync(host);
        Reply place = await PlaceAsync(calendar);
        JsonNode content = place.Json["content"]!.DeepClone();
        JsonNode target = member.StartsWith("hours.", StringComparison.Ordinal) ? content["counters"]![0]!["hours"]![0]! : content;
        target[member.Split('.')[^1]] = JsonValue.Create(value);

        Reply refused = await ChangeAsync(calendar, content, place.ETag!);

        ((int)refused.Status).ShouldBeInRange(400, 422);
        if (code is not null)
            refused.Text.ShouldContain(code);
        (await PlaceAsync(calendar)).ETag.ShouldBe(place.ETag);
    }

    private static JsonNode Closed(Reply place, DateTimeOffset on)
    {
        JsonNode content = place.Json["content"]!.DeepClone();
        DateTimeOffset day = new(on.UtcDateTime.Date, TimeSpan.Zero);
        content["closures"]!.AsArray().Add(new JsonObject
        {
            ["id"] = Nothing,
            ["from"] = day.ToString("O", CultureInfo.InvariantCulture),
            ["until"] = day.AddHours(22).ToString("O", CultureInfo.InvariantCulture),
            ["note"] = "Wasserschaden",
        });
        return content;
    }

    private DateOnly Soon() => DateOnly.FromDateTime(host.Clock.GetUtcNow().UtcDateTime).AddDays(7);

    private Task<Reply> TalkAsync(Talk talk) => host.Client.CallAsync(HttpMethod.Get, $"/api/v1/appointments/{talk.Id}", null, Calendar.KeyOf(talk.Key));

    private async Task<Reply> PlaceAsync(Calendar calendar)
    {
        using HttpClient lead = host.ClientWith(host.TokenForRole(Roles.TeamLead));
        return (await lead.FetchAsync($"/api/v1/casework/places/{calendar.Place}")).Expect(HttpStatusCode.OK);
    }

    private async Task<Reply> ChangeAsync(Calendar calendar, JsonNode content, string etag, string? confirmation = null)
    {
        using HttpClient lead = host.ClientWith(host.TokenForRole(Roles.TeamLead));
        return await lead.SendJsonAsync(HttpMethod.Put, $"/api/v1/casework/places/{calendar.Place}", new { content, confirmation }, ("If-Match", etag));
    }

    public sealed class OnSqlite(HostFixture<Sqlite> host) : RuleTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : RuleTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
