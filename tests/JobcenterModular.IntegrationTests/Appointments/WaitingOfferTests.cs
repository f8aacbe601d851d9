using System.Net;
using System.Text.Json.Nodes;
using JobcenterModular.Appointments.UseCases.Booking;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Appointments;

/// <summary>What somebody can answer to an offer, and until when.</summary>
public abstract class WaitingOfferTests(HostFixture host)
{
    private static readonly TimeSpan Millisecond = TimeSpan.FromMilliseconds(1);

    [Fact]
    public async Task An_offer_can_be_accepted_in_its_last_millisecond_once_however_often_it_is_sent()
    {
        (Waiter mara, Offer offer) = await OfferedAsync();
        host.Clock.SetTo(offer.ExpiresAt - Millisecond);

        JsonNode booked = (await mara.AcceptAsync(offer.Hold)).Expect(HttpStatusCode.OK).Json;
        await host.PassAsync(offer.ExpiresAt.AddHours(1));
        JsonNode again = (await mara.AcceptAsync(offer.Hold)).Expect(HttpStatusCode.OK).Json;

        again.ToJsonString().ShouldBe(booked.ToJsonString());
        booked["state"].Text().ShouldBe("booked");
        booked["id"].Id().ShouldBe(offer.Hold);
        booked["startsAt"].Instant().ShouldBe(offer.StartsAt);
        (await mara.StateAsync()).ShouldBe("taken");
        (await host.Client.CallAsync(HttpMethod.Get, $"/api/v1/appointments/{offer.Hold}", null, (Calendar.KeyHeader, booked["key"].Text()))).Expect(HttpStatusCode.OK);
        (await WaitingRows.PersonAsync(mara.Calendar, offer.Hold)).ShouldBe(new PersonContent("Mara", "Muster", "mara@example.org", "0151 2345678", "de"));
        (await WaitingRows.SealedPersonAsync(mara)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task An_offer_cannot_be_accepted_at_the_instant_at_which_it_ends_nor_later(int late)
    {
        (Waiter mara, Offer offer) = await OfferedAsync();
        host.Clock.SetTo(offer.ExpiresAt + (late * Millisecond));

        (await mara.AcceptAsync(offer.Hold)).Expect(HttpStatusCode.Conflict, "appointments.hold_over");
        (await mara.OfferAsync()).ShouldBeNull();
        (await mara.StateAsync()).ShouldBe("waiting");
        await host.EndHoldsAsync();
        (await mara.AcceptAsync(offer.Hold)).Expect(HttpStatusCode.Conflict, "appointments.hold_over");

        (await mara.Calendar.SlotsAsync()).ShouldContain(offer.StartsAt);
    }

    [Fact]
    public async Task An_answer_to_an_old_offer_says_nothing_about_the_new_one()
    {
        Calendar calendar = await Calendars.OpenAsync(host);
        IReadOnlyList<Talk> talks = await calendar.BookSomeAsync(2);
        Waiter mara = await calendar.JoinAsync();
        await calendar.CancelAsync(talks[0]);
        Offer old = (await mara.OfferAsync()).ShouldNotBeNull();
        await host.PassAsync(old.ExpiresAt);
        await calendar.CancelAsync(talks[1]);
        Offer now = (await mara.OfferAsync()).ShouldNotBeNull();

        (await mara.AcceptAsync(old.Hold)).Expect(HttpStatusCode.Conflict, "appointments.hold_over");
        (await mara.RefuseAsync(old.Hold)).Expect(HttpStatusCode.OK);
        (await mara.AcceptAsync(Guid.NewGuid())).Expect(HttpStatusCode.NotFound, "request.not_found");

        (await mara.OfferAsync()).ShouldBe(now);
    }

    [Fact]
    public async Task Who_turns_an_offer_down_keeps_the_place_in_line_and_the_next_is_asked_at_once()
    {
        Calendar calendar = await Calendars.OpenAsync(host);
        IReadOnlyList<Talk> talks = await calendar.BookSomeAsync(2);
        IReadOnlyList<Waiter> line = await calendar.JoinAsync(2);
        await calendar.CancelAsync(talks[0]);
        Offer first = (await line[0].OfferAsync()).ShouldNotBeNull();

        JsonNode refused = (await line[0].RefuseAsync(first.Hold)).Expect(HttpStatusCode.OK).Json;
        (await line[0].RefuseAsync(first.Hold)).Expect(HttpStatusCode.OK);

        (refused["state"].Text(), refused["missed"]!.GetValue<int>(), refused["ahead"]!.GetValue<int>()).ShouldBe(("waiting", 0, 0));
        Offer passedOn = (await line[1].OfferAsync()).ShouldNotBeNull();
        passedOn.StartsAt.ShouldBe(first.StartsAt);
        (await line[1].RefuseAsync(passedOn.Hold)).Expect(HttpStatusCode.OK);
        (await calendar.SlotsAsync()).ShouldContain(first.StartsAt);
        await calendar.CancelAsync(talks[1]);
        (await line[0].OfferAsync()).ShouldNotBeNull().StartsAt.ShouldBe(talks[1].StartsAt);
    }

    [Fact]
    public async Task Who_leaves_passes_the_offer_on_and_is_forgotten()
    {
        Calendar calendar = await Calendars.OpenAsync(host);
        Talk talk = (await calendar.BookSomeAsync())[0];
        IReadOnlyList<Waiter> line = await calendar.JoinAsync(2);
        await calendar.CancelAsync(talk);
        Offer offer = (await line[0].OfferAsync()).ShouldNotBeNull();

        (await line[0].LeaveAsync()).Expect(HttpStatusCode.NoContent);
        (await line[0].LeaveAsync()).Expect(HttpStatusCode.NoContent);

        (await line[0].StateAsync()).ShouldBe("left");
        (await WaitingRows.SealedPersonAsync(line[0])).ShouldBeEmpty();
        (await line[0].AcceptAsync(offer.Hold)).Expect(HttpStatusCode.Conflict, "appointments.hold_over");
        Offer next = (await line[1].OfferAsync()).ShouldNotBeNull();
        (await line[1].AcceptAsync(next.Hold)).Expect(HttpStatusCode.OK);
        (await line[1].LeaveAsync()).Expect(HttpStatusCode.Conflict, "appointments.waiting_over");
    }

    [Fact]
    public async Task Somebody_elses_entry_is_not_there()
    {
        (Waiter mara, Offer offer) = await OfferedAsync();
        Waiter other = await mara.Calendar.JoinAsync();
        Waiter intruder = mara with { Key = other.Key };
        using HttpClient account = host.ClientWith(host.TokenForRole(Roles.Applicant, "intruder"));

        (await intruder.AcceptAsync(offer.Hold)).Expect(HttpStatusCode.NotFound, "request.not_found");
        (await intruder.RefuseAsync(offer.Hold)).Expect(HttpStatusCode.NotFound, "request.not_found");
        (await intruder.LeaveAsync()).Expect(HttpStatusCode.NotFound, "request.not_found");
        (await account.FetchAsync(mara.Path)).Expect(HttpStatusCode.NotFound, "request.not_found");
        (await host.Client.FetchAsync(mara.Path)).Expect(HttpStatusCode.NotFound, "request.not_found");
        (await other.AcceptAsync(offer.Hold)).Expect(HttpStatusCode.NotFound, "request.not_found");

        (await mara.OfferAsync()).ShouldBe(offer);
    }

    [Fact]
    public async Task Who_has_a_booking_can_move_it_to_the_offered_time_and_waits_no_more()
    {
        Calendar calendar = await Calendars.OpenAsync(host);
        using HttpClient anna = host.ClientWith(host.TokenForRole(Roles.Applicant, $"anna-{Guid.NewGuid():N}"));
        IReadOnlyList<Talk> talks = await calendar.BookSomeAsync();
        Talk late = await calendar.BookAsync((await calendar.SlotsAsync(calendar.Today().AddDays(20)))[0], anna);
        Waiter waiter = await calendar.JoinAsync(client: anna);
        await calendar.CancelAsync(talks[0]);
        Offer offer = (await waiter.OfferAsync()).ShouldNotBeNull();

        Reply moved = await anna.SendJsonAsync(HttpMethod.Put, $"/api/v1/appointments/{late.Id}", new { holdId = offer.Hold }, ("If-Match", late.Etag));

        moved.Expect(HttpStatusCode.OK).Json["startsAt"].Instant().ShouldBe(offer.StartsAt);
        (await waiter.StateAsync()).ShouldBe("taken");
        (await calendar.SlotsAsync(calendar.Today().AddDays(20))).ShouldContain(late.StartsAt);
    }

    private async Task<(Waiter Waiter, Offer Offer)> OfferedAsync()
    {
        Calendar calendar = await Calendars.OpenAsync(host);
        Talk talk = (await calendar.BookSomeAsync())[0];
        Waiter mara = await calendar.JoinAsync();
        await calendar.CancelAsync(talk);
        return (mara, (await mara.OfferAsync()).ShouldNotBeNull());
    }

    public sealed class OnSqlite(WaitingHost<Sqlite> host) : WaitingOfferTests(host), IClassFixture<WaitingHost<Sqlite>>;

    public sealed class OnPostgreSql(WaitingHost<PostgreSql> host) : WaitingOfferTests(host), IClassFixture<WaitingHost<PostgreSql>>;
}
