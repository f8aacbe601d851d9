using System.Net;
using System.Text.Json.Nodes;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Appointments;

/// <summary>A moved talk is still what the person needs: with a number to call, and at a counter that has the language and the aids.</summary>
public abstract class MovingNeedsTests(HostFixture host)
{
    [Fact]
    public async Task Nobody_moves_to_the_phone_without_a_number()
    {
        Calendar calendar = await Calendars.OpenAsync(host);
        IReadOnlyList<DateTimeOffset> slots = await calendar.SlotsAsync(Soon());
        Talk talk = await BookAsync(calendar, slots[0], new { firstName = "Mara", lastName = "Muster", mail = "mara@example.org" });
        JsonNode hold = (await calendar.TryHoldAsync(slots[1], mode: "phone")).Expect(HttpStatusCode.Created).Json;

        (await MoveAsync(talk, hold)).Expect(HttpStatusCode.UnprocessableEntity, "appointments.reach_needed");

        (await calendar.SlotsAsync(DateOnly.FromDateTime(slots[0].UtcDateTime))).ShouldNotContain(slots[0], "The talk is where it was.");
        Talk other = await calendar.BookAsync(slots[2]);
        JsonNode second = (await calendar.TryHoldAsync(slots[3], mode: "phone")).Expect(HttpStatusCode.Created).Json;
        (await MoveAsync(other, second)).Expect(HttpStatusCode.OK).Json["mode"].Text().ShouldBe("phone");
    }

    [Theory]
    [InlineData("language", "uk")]
    [InlineData("aids", "stepFree")]
    public async Task What_the_talk_needs_is_needed_at_the_new_counter_too(string member, string need)
    {
        Guid type = await Calendars.NewTypeAsync(host);
        Guid place = await Calendars.NewPlaceAsync(
            host,
            [Calendars.Counter("Mit", change: counter =>
            {
                counter["languages"] = new JsonArray("uk");
                counter["aids"] = new JsonArray("stepFree");
            }), ]);
        Calendar with = new(host, type, place);
        Calendar without = with with { Place = await Calendars.NewPlaceAsync(host, [Calendars.Counter("Ohne")]) };
        IReadOnlyList<DateTimeOffset> slots = await with.SlotsAsync(Soon());
        var wanted = new JsonObject { ["typeId"] = type, ["placeId"] = place, ["mode"] = "onSite", ["startsAt"] = slots[0] };
        wanted[member] = member == "aids" ? new JsonArray(need) : need;
        JsonNode first = (await host.Client.SendJsonAsync(HttpMethod.Post, "/api/v1/slot-holds", wanted)).Expect(HttpStatusCode.Created).Json;
        Reply booked = (await with.TryBookAsync(first["id"].Id(), first["key"].Text())).Expect(HttpStatusCode.Created);
        Talk talk = new(booked.Json["id"].Id(), booked.Json["key"].Text(), booked.ETag!, slots[0]);
        JsonNode there = (await without.TryHoldAsync(slots[1])).Expect(HttpStatusCode.Created).Json;
        JsonNode here = (await with.TryHoldAsync(slots[1])).Expect(HttpStatusCode.Created).Json;

        (await MoveAsync(talk, there)).Expect(HttpStatusCode.Conflict, "appointments.needs_not_met");
        (await MoveAsync(talk, here)).Expect(HttpStatusCode.OK);
    }

    private async Task<Talk> BookAsync(Calendar calendar, DateTimeOffset at, object person)
    {
        JsonNode hold = (await calendar.TryHoldAsync(at)).Expect(HttpStatusCode.Created).Json;
        Reply booked = (await host.Client.SendJsonAsync(
            HttpMethod.Post, "/api/v1/appointments", new { holdId = hold["id"].Id(), person }, Calendar.KeyOf(hold["key"].Text()))).Expect(HttpStatusCode.Created);
        return new Talk(booked.Json["id"].Id(), booked.Json["key"].Text(), booked.ETag!, at);
    }

    private Task<Reply> MoveAsync(Talk talk, JsonNode hold) => host.Client.SendJsonAsync(
        HttpMethod.Put,
        $"/api/v1/appointments/{talk.Id}",
        new { holdId = hold["id"].Id(), holdKey = hold["key"].Text() },
        ("If-Match", talk.Etag),
        (Calendar.KeyHeader, talk.Key));

    private DateOnly Soon() => DateOnly.FromDateTime(host.Clock.GetUtcNow().UtcDateTime).AddDays(3);

    public sealed class OnSqlite(HostFixture<Sqlite> host) : MovingNeedsTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : MovingNeedsTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
