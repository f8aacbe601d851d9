using System.Net;
using System.Text.Json.Nodes;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Appointments;

/// <summary>Who is asked when a time becomes free, and who after that.</summary>
public abstract class WaitingListTests(HostFixture host)
{
    [Fact]
    public async Task Who_came_first_is_asked_first()
    {
        Calendar calendar = await Calendars.OpenAsync(host);
        IReadOnlyList<Talk> talks = await calendar.BookSomeAsync(2);
        IReadOnlyList<Waiter> line = await calendar.JoinAsync(3);
        (await line[2].ViewAsync())["ahead"]!.GetValue<int>().ShouldBe(2);

        await calendar.CancelAsync(talks[1]);
        Offer first = (await line[0].OfferAsync()).ShouldNotBeNull();
        (await line[1].OfferAsync()).ShouldBeNull();
        await calendar.CancelAsync(talks[0]);
        Offer second = (await line[1].OfferAsync()).ShouldNotBeNull();

        first.StartsAt.ShouldBe(talks[1].StartsAt);
        first.ExpiresAt.ShouldBe(host.Clock.GetUtcNow().AddMinutes(60));
        second.StartsAt.ShouldBe(talks[0].StartsAt);
        (await line[0].OfferAsync()).ShouldBe(first);
        (await line[0].StateAsync()).ShouldBe("offered");
        (await line[0].ViewAsync())["offer"]!["where"].Text().ShouldBe("Jobcenter Mitte, Hauptstraße 1, 12345 Musterstadt, Zimmer 1");
        (await line[2].OfferAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task Only_whom_the_time_suits_is_asked()
    {
        JsonArray counters = [Calendars.Counter("Zimmer 1", change: counter => (counter["languages"], counter["aids"]) = (new JsonArray("tr"), new JsonArray("interpreter")))];
        var calendar = new Calendar(host, await Calendars.NewTypeAsync(host), await Calendars.NewPlaceAsync(host, counters));
        Calendar other = await Calendars.OpenAsync(host);
        Talk talk = (await calendar.BookSomeAsync())[0];
        var day = DateOnly.FromDateTime(talk.StartsAt.UtcDateTime);
        Waiter[] others =
        [
            await calendar.JoinAsync(body => body["typeId"] = other.Type),
            await calendar.JoinAsync(body => body["places"] = new JsonArray(other.Place)),
            await calendar.JoinAsync(body => body["mode"] = "phone"),
            await calendar.JoinAsync(body => body["lastDay"] = day.AddDays(-1).Text()),
            await calendar.JoinAsync(body => body["firstDay"] = day.AddDays(1).Text()),
            await calendar.JoinAsync(body => body["language"] = "uk"),
            await calendar.JoinAsync(body => body["aids"] = new JsonArray("interpreter", "childFriendly")),
        ];
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        Waiter right = await calendar.JoinAsync(body =>
        {
            (body["places"], body["language"], body["aids"]) = (new JsonArray(other.Place, calendar.Place), "tr", new JsonArray("interpreter"));
            (body["firstDay"], body["lastDay"]) = (day.Text(), day.Text());
        });

        await calendar.CancelAsync(talk);

        foreach (Waiter waiter in others)
            (await waiter.StateAsync()).ShouldBe("waiting");
        (await right.OfferAsync()).ShouldNotBeNull().StartsAt.ShouldBe(talk.StartsAt);
    }

    [Fact]
    public async Task An_unanswered_offer_goes_to_the_next_then_to_the_next_and_then_is_free_for_all()
    {
        Calendar calendar = await Calendars.OpenAsync(host);
        Talk talk = (await calendar.BookSomeAsync())[0];
        IReadOnlyList<Waiter> line = await calendar.JoinAsync(3);
        await calendar.CancelAsync(talk);

        HashSet<Guid> holds = [];
        foreach (Waiter waiter in line)
        {
            Offer offer = (await waiter.OfferAsync()).ShouldNotBeNull();
            holds.Add(offer.Hold).ShouldBeTrue();
            foreach (Waiter waits in line.Where(one => one != waiter))
                (await waits.OfferAsync()).ShouldBeNull();
            (await calendar.SlotsAsync()).ShouldNotContain(talk.StartsAt);
            await host.PassAsync(offer.ExpiresAt);
            (await waiter.StateAsync()).ShouldBe("waiting");
        }

        foreach (Waiter waiter in line)
            (await waiter.OfferAsync()).ShouldBeNull();
        (await calendar.SlotsAsync()).ShouldContain(talk.StartsAt);
        await calendar.BookAsync(talk.StartsAt);
    }

    [Fact]
    public async Task A_time_in_offer_is_neither_listed_nor_had_by_others()
    {
        Calendar calendar = await Calendars.OpenAsync(host);
        Talk talk = (await calendar.BookSomeAsync())[0];
        Waiter mara = await calendar.JoinAsync();

        await calendar.CancelAsync(talk);

        (await mara.OfferAsync()).ShouldNotBeNull();
        (await calendar.SlotsAsync()).ShouldNotContain(talk.StartsAt);
        (await calendar.TryHoldAsync(talk.StartsAt)).Expect(HttpStatusCode.Conflict, "appointments.taken");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_hold_that_was_not_used_goes_to_who_waits_and_not_to_who_asks_next(bool withKey)
    {
        Calendar calendar = await Calendars.OpenAsync(host);
        DateTimeOffset start = (await calendar.SlotsAsync(calendar.Today().AddDays(3)))[0];
        JsonNode hold = (await calendar.TryHoldAsync(start)).Expect(HttpStatusCode.Created).Json;
        Waiter mara = await calendar.JoinAsync();

        // Nobody has swept yet: the next who asks meets the hold that is over.
        host.Clock.SetTo(hold["expiresAt"].Instant());
        (string, string)[] headers = withKey ? [("Idempotency-Key", $"hold-{Guid.NewGuid():N}")] : [];
        (await calendar.TryHoldAsync(start, headers: headers)).Expect(HttpStatusCode.Conflict, "appointments.taken");

        (await mara.OfferAsync()).ShouldNotBeNull().StartsAt.ShouldBe(start);
    }

    [Fact]
    public async Task After_three_unanswered_offers_the_waiting_ends_and_the_person_is_forgotten()
    {
        Calendar calendar = await Calendars.OpenAsync(host);
        IReadOnlyList<Talk> talks = await calendar.BookSomeAsync(4);
        Waiter mara = await calendar.JoinAsync();

        for (int missed = 0; missed < 3; missed++)
        {
            (await mara.ViewAsync())["missed"]!.GetValue<int>().ShouldBe(missed);
            await calendar.CancelAsync(talks[missed]);
            await host.PassAsync((await mara.OfferAsync()).ShouldNotBeNull().ExpiresAt);
        }

        (await mara.StateAsync()).ShouldBe("ended");
        (await mara.ViewAsync())["ahead"].ShouldBeNull();
        (await WaitingRows.SealedPersonAsync(mara)).ShouldBeEmpty();
        await calendar.CancelAsync(talks[3]);
        (await mara.OfferAsync()).ShouldBeNull();
        (await calendar.SlotsAsync()).ShouldContain(talks[3].StartsAt);
    }

    public sealed class OnSqlite(WaitingHost<Sqlite> host) : WaitingListTests(host), IClassFixture<WaitingHost<Sqlite>>;

    public sealed class OnPostgreSql(WaitingHost<PostgreSql> host) : WaitingListTests(host), IClassFixture<WaitingHost<PostgreSql>>;
}
