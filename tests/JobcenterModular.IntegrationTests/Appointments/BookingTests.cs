using System.Net;
using System.Text.Json.Nodes;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Fixtures;
using JobcenterModular.IntegrationTests.Notifications;

namespace JobcenterModular.IntegrationTests.Appointments;

/// <summary>Look, hold, book, move, cancel: as a guest with a key and as somebody with an account.</summary>
public abstract class BookingTests(HostFixture host)
{
    private static readonly TimeSpan Hold = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task A_guest_holds_a_time_and_books_it()
    {
        Calendar calendar = await Calendars.OpenAsync(host);
        DateTimeOffset at = (await calendar.SlotsAsync(Soon()))[0];

        Reply hold = (await calendar.TryHoldAsync(at)).Expect(HttpStatusCode.Created);
        Reply booked = (await calendar.TryBookAsync(hold.Json["id"].Id(), hold.Json["key"].Text())).Expect(HttpStatusCode.Created);

        hold.Json["expiresAt"].Instant().ShouldBe(host.Clock.GetUtcNow() + Hold);
        booked.Json["id"].Id().ShouldBe(hold.Json["id"].Id());
        booked.Json["startsAt"].Instant().ShouldBe(at);
        booked.Json["where"].Text().ShouldBe("Jobcenter Mitte, Hauptstraße 1, 12345 Musterstadt, Zimmer 1");
        (await calendar.SlotsAsync(Soon())).ShouldNotContain(at);
    }

    [Fact]
    public async Task A_second_click_and_a_repeated_request_change_nothing()
    {
        Calendar calendar = await Calendars.OpenAsync(host);
        DateTimeOffset at = (await calendar.SlotsAsync(Soon()))[0];
        (string, string) once = ("Idempotency-Key", Guid.NewGuid().ToString());

        Reply[] holds = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => calendar.TryHoldAsync(at, headers: once)));
        holds.ShouldAllBe(hold => hold.Status == HttpStatusCode.Created, holds[0].Text);
        Guid id = holds.Select(hold => hold.Json["id"].Id()).Distinct().ShouldHaveSingleItem();
        string key = holds[0].Json["key"].Text();
        Reply[] bookings = await Task.WhenAll(Enumerable.Range(0, 10).Select(number => calendar.TryBookAsync(id, key, headers: number % 2 == 0 ? [once] : [])));

        bookings.ShouldAllBe(booking => booking.Status == HttpStatusCode.Created, string.Join('\n', bookings.Select(booking => booking.Text)));
        bookings.Select(booking => booking.ETag).Distinct(StringComparer.Ordinal).Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_hold_is_booked_up_to_its_last_millisecond_and_not_at_its_end()
    {
        Calendar calendar = await Calendars.OpenAsync(host);
        IReadOnlyList<DateTimeOffset> slots = await calendar.SlotsAsync(Soon());
        JsonNode early = (await calendar.TryHoldAsync(slots[0])).Expect(HttpStatusCode.Created).Json;
        JsonNode late = (await calendar.TryHoldAsync(slots[1])).Expect(HttpStatusCode.Created).Json;

        host.Clock.SetTo(early["expiresAt"].Instant().AddMilliseconds(-1));
        (await calendar.TryHoldAsync(slots[1])).Expect(HttpStatusCode.Conflict, "appointments.taken");
        (await calendar.TryBookAsync(early["id"].Id(), early["key"].Text())).Expect(HttpStatusCode.Created);
        host.Clock.SetTo(late["expiresAt"].Instant());
        (await calendar.TryBookAsync(late["id"].Id(), late["key"].Text())).Expect(HttpStatusCode.Conflict, "appointments.hold_over");

        (await calendar.TryHoldAsync(slots[1])).Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task What_is_somebody_elses_is_not_there()
    {
        Calendar calendar = await Calendars.OpenAsync(host);
        IReadOnlyList<DateTimeOffset> slots = await calendar.SlotsAsync(Soon());
        JsonNode hold = (await calendar.TryHoldAsync(slots[0])).Expect(HttpStatusCode.Created).Json;
        Talk talk = await calendar.BookAsync(slots[1]);
        Talk other = await calendar.BookAsync(slots[2]);
        using HttpClient anna = host.ClientWith(await host.TokenForAsync("anna"));

        foreach (string? forged in (string?[])[null, "x", other.Key, talk.Key + "x", talk.Key[..^1]])
        {
            (await calendar.TryBookAsync(hold["id"].Id(), forged)).Expect(HttpStatusCode.NotFound);
            (await host.Client.CallAsync(HttpMethod.Get, $"/api/v1/appointments/{talk.Id}", null, Calendar.KeyOf(forged))).Expect(HttpStatusCode.NotFound);
            (await host.Client.CallAsync(HttpMethod.Get, $"/api/v1/appointments/{talk.Id}/calendar.ics", null, Calendar.KeyOf(forged))).Expect(HttpStatusCode.NotFound);
            (await calendar.TryCancelAsync(talk with { Key = forged ?? "" })).Expect(HttpStatusCode.NotFound);
        }

        (await calendar.TryCancelAsync(talk with { Key = "" }, anna)).Expect(HttpStatusCode.NotFound);
        (await calendar.SlotsAsync(Soon())).ShouldNotContain(talk.StartsAt);
    }

    [Fact]
    public async Task An_account_needs_no_key_and_lists_its_own()
    {
        Calendar calendar = await Calendars.OpenAsync(host, type: type => type["loginRequired"] = true);
        DateTimeOffset at = (await calendar.SlotsAsync(Soon()))[0];
        using HttpClient anna = host.ClientWith(await host.TokenForAsync("anna"));
        using HttpClient bela = host.ClientWith(await host.TokenForAsync("bela"));

        (await calendar.TryHoldAsync(at)).Expect(HttpStatusCode.Conflict, "appointments.login_needed");
        JsonNode hold = (await calendar.TryHoldAsync(at, anna)).Expect(HttpStatusCode.Created).Json;
        (await calendar.TryBookAsync(hold["id"].Id(), key: null, bela)).Expect(HttpStatusCode.NotFound);
        (await calendar.TryBookAsync(hold["id"].Id(), key: null, anna)).Expect(HttpStatusCode.Created);

        (await anna.FetchAllAsync("/api/v1/appointments")).Select(item => item["id"].Id()).ShouldContain(hold["id"].Id());
        (await bela.FetchAllAsync("/api/v1/appointments")).Select(item => item["id"].Id()).ShouldNotContain(hold["id"].Id());
    }

    [Theory]
    [InlineData("/api/v1/appointments/{0}")]
    [InlineData("/api/v1/appointments/{0}/calendar.ics")]
    public async Task Opening_a_link_changes_nothing(string address)
    {
        Calendar calendar = await Calendars.OpenAsync(host);
        Talk talk = await calendar.BookAsync((await calendar.SlotsAsync(Soon()))[0]);
        string path = string.Format(System.Globalization.CultureInfo.InvariantCulture, address, talk.Id);

        foreach (HttpMethod method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Head, HttpMethod.Get])
        {
            HttpStatusCode status = (await host.Client.CallAsync(method, path, null, Calendar.KeyOf(talk.Key))).Status;
            status.ShouldBe(method == HttpMethod.Head ? HttpStatusCode.MethodNotAllowed : HttpStatusCode.OK);
        }


        Reply after = (await host.Client.CallAsync(HttpMethod.Get, $"/api/v1/appointments/{talk.Id}", null, Calendar.KeyOf(talk.Key))).Expect(HttpStatusCode.OK);
        after.ETag.ShouldBe(talk.Etag);
        after.Json["state"].Text().ShouldBe("booked");
    }

    [Fact]
    public async Task Moving_swaps_and_needs_what_was_seen()
    {
        Calendar calendar = await Calendars.OpenAsync(host);
        IReadOnlyList<DateTimeOffset> slots = await calendar.SlotsAsync(Soon());
        Talk talk = await calendar.BookAsync(slots[0]);
        JsonNode hold = (await calendar.TryHoldAsync(slots[3])).Expect(HttpStatusCode.Created).Json;

        (await MoveAsync(talk with { Etag = "\"99\"" }, hold)).Expect(HttpStatusCode.PreconditionFailed, "appointments.stale");
        Reply moved = (await MoveAsync(talk, hold)).Expect(HttpStatusCode.OK);
        (await MoveAsync(talk, hold)).Expect(HttpStatusCode.PreconditionFailed, "appointments.stale");

        moved.Json["startsAt"].Instant().ShouldBe(slots[3]);
        IReadOnlyList<DateTimeOffset> after = await calendar.SlotsAsync(DateOnly.FromDateTime(slots[0].UtcDateTime));
        after.ShouldContain(slots[0]);
        after.ShouldNotContain(slots[3]);
    }

    [Fact]
    public async Task A_hold_that_is_over_moves_nothing()
    {
        Calendar calendar = await Calendars.OpenAsync(host);
        IReadOnlyList<DateTimeOffset> slots = await calendar.SlotsAsync(Soon());
        Talk talk = await calendar.BookAsync(slots[0]);
        JsonNode hold = (await calendar.TryHoldAsync(slots[3])).Expect(HttpStatusCode.Created).Json;
        host.Clock.SetTo(hold["expiresAt"].Instant());

        (await MoveAsync(talk, hold)).Expect(HttpStatusCode.Conflict, "appointments.hold_over");

        IReadOnlyList<DateTimeOffset> after = await calendar.SlotsAsync(DateOnly.FromDateTime(slots[0].UtcDateTime));
        after.ShouldNotContain(slots[0]);
        after.ShouldContain(slots[3]);
    }

    [Fact]
    public async Task A_cancelled_time_is_free_again_and_the_talk_stays_cancelled()
    {
        Calendar calendar = await Calendars.OpenAsync(host);
        DateTimeOffset at = (await calendar.SlotsAsync(Soon()))[0];
        Talk talk = await calendar.BookAsync(at);

        await calendar.CancelAsync(talk);
        Talk other = await calendar.BookAsync(at);

        JsonNode cancelled = (await host.Client.CallAsync(HttpMethod.Get, $"/api/v1/appointments/{talk.Id}", null, Calendar.KeyOf(talk.Key))).Expect(HttpStatusCode.OK).Json;
        cancelled["state"].Text().ShouldBe("cancelled");
        (await calendar.TryCancelAsync(talk with { Etag = cancelled["etag"].Text() })).Expect(HttpStatusCode.Conflict, "appointments.not_booked");
        other.Id.ShouldNotBe(talk.Id);
    }

    private Task<Reply> MoveAsync(Talk talk, JsonNode hold) => host.Client.SendJsonAsync(
        HttpMethod.Put,
        $"/api/v1/appointments/{talk.Id}",
        new { holdId = hold["id"].Id(), holdKey = hold["key"].Text() },
        ("If-Match", talk.Etag),
        (Calendar.KeyHeader, talk.Key));

    [Fact]
    public async Task Nobody_books_in_somebody_elses_matter_or_in_one_that_is_made_up()
    {
        Calendar calendar = await Calendars.OpenAsync(host);
        using HttpClient anna = host.ClientWith(await host.TokenForAsync("anna"));
        using HttpClient bela = host.ClientWith(await host.TokenForAsync("bela"));
        Guid application = Telling.NewId(host);
        await host.TellAsync(Telling.Started(host, application, "demo:anna"));
        IReadOnlyList<DateTimeOffset> slots = await calendar.SlotsAsync(Soon());
        JsonNode hold = (await calendar.TryHoldAsync(slots[0])).Expect(HttpStatusCode.Created).Json;

        foreach ((HttpClient client, Guid about) in ((HttpClient, Guid)[])[(host.Client, application), (bela, application), (anna, Guid.NewGuid())])
            (await AboutAsync(client, about)).Expect(HttpStatusCode.UnprocessableEntity, "appointments.application_unknown");
        (await AboutAsync(anna, application)).Expect(HttpStatusCode.Created);

        Task<Reply> AboutAsync(HttpClient client, Guid about) => client.SendJsonAsync(
            HttpMethod.Post, "/api/v1/appointments", new { holdId = hold["id"].Id(), person = Calendar.Person(), applicationId = about }, (Calendar.KeyHeader, hold["key"].Text()));
    }

    [Fact]
    public async Task Parallel_clicks_with_one_key_book_once()
    {
        Calendar calendar = await Calendars.OpenAsync(host);
        foreach (DateTimeOffset at in (await calendar.SlotsAsync(Soon())).Take(5))
        {
            (string, string) once = ("Idempotency-Key", Guid.NewGuid().ToString());
            JsonNode hold = (await calendar.TryHoldAsync(at)).Expect(HttpStatusCode.Created).Json;

            Reply[] bookings = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => calendar.TryBookAsync(hold["id"].Id(), hold["key"].Text(), headers: once)));

            bookings.ShouldAllBe(booking => booking.Status == HttpStatusCode.Created, string.Join('\n', bookings.Select(booking => booking.Text)));
            bookings.Select(booking => booking.ETag).Distinct(StringComparer.Ordinal).Count().ShouldBe(1);
        }
    }

    private DateOnly Soon() => DateOnly.FromDateTime(host.Clock.GetUtcNow().UtcDateTime).AddDays(3);

    public sealed class OnSqlite(HostFixture<Sqlite> host) : BookingTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : BookingTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
