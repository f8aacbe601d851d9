using System.Net;
using System.Text.Json.Nodes;
using JobcenterModular.Appointments.Jobs;
using JobcenterModular.Appointments.Persistence;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Appointments;

/// <summary>The day's list and what staff and front desk do with it.</summary>
public abstract class DayListTests(HostFixture host)
{
    private static readonly DateOnly Tuesday = new(2026, 11, 24);

    [Fact]
    public async Task The_days_list_says_who_comes_when_to_whom_page_by_page()
    {
        Calendar calendar = await Calendars.OpenAsync(host);
        IReadOnlyList<DateTimeOffset> free = await calendar.SlotsAsync(Tuesday, days: 1);
        await calendar.BookForCallerAsync(free[2], "Zweite");
        await calendar.BookForCallerAsync(free[0], "Erste");
        await calendar.BookAsync(free[4]);

        List<JsonNode> day = await Desk.ListAsync(host, $"?place={calendar.Place}&day=2026-11-24", limit: 2);

        day.Select(row => row["name"].Text()).ShouldBe(["Mara Erste", "Mara Zweite", "Mara Muster"]);
        day.Select(row => row["startsAt"].Instant()).ShouldBe([free[0], free[2], free[4]]);
        day[0]["phone"].Text().ShouldBe("0151 2345678");
        day[0]["counterName"].Text().ShouldBe("Zimmer 1");
        day[0]["typeName"].Text().ShouldBe("Beratung");
        day.ShouldAllBe(row => row["class"].Text() == "voluntary" && row["state"].Text() == "booked");
        (await Desk.ListAsync(host, $"?place={calendar.Place}&day=2026-11-24&team=Team 1")).Count.ShouldBe(3);
        (await Desk.ListAsync(host, $"?place={calendar.Place}&day=2026-11-24&team=Team 2")).ShouldBeEmpty();
        (await Desk.ListAsync(host, $"?place={calendar.Place}&day=2026-11-24&counter={day[0]["counterId"].Id()}")).Count.ShouldBe(3);
        (await Desk.ListAsync(host, $"?place={calendar.Place}&day=2026-11-25")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_caller_is_booked_in_one_request_with_a_key_and_a_repeat_books_nothing_more()
    {
        Calendar calendar = await Calendars.OpenAsync(host);
        DateTimeOffset first = (await calendar.SlotsAsync(Tuesday))[0];
        (string, string) again = ("Idempotency-Key", $"{Guid.NewGuid():N}");

        JsonNode booked = (await calendar.TryBookAsync(first, "Muster", again)).Expect(HttpStatusCode.Created).Json;
        JsonNode repeated = (await calendar.TryBookAsync(first, "Muster", again)).Expect(HttpStatusCode.Created).Json;
        Reply other = await calendar.TryBookAsync(first);

        repeated["id"].Id().ShouldBe(booked["id"].Id());
        other.Expect(HttpStatusCode.Conflict, "appointments.taken").Json["nextFree"]!.AsArray().Count.ShouldBe(3);
        Reply own = await calendar.PersonAsync(HttpMethod.Get, booked, "", null, booked["key"].Text());
        own.Expect(HttpStatusCode.OK).Json["invitation"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Fact]
    public async Task A_hold_that_has_just_run_out_does_not_stand_in_the_way_of_staff()
    {
        await using HostFixture own = await HostFixture.StartAsync(host.Database);
        Calendar calendar = await Calendars.OpenAsync(own);
        DateTimeOffset first = (await calendar.SlotsAsync(Tuesday))[0];
        (await calendar.TryHoldAsync(first)).Expect(HttpStatusCode.Created);
        (await calendar.TryBookAsync(first)).Expect(HttpStatusCode.Conflict, "appointments.taken");

        own.Clock.Advance(TimeSpan.FromMinutes(5));

        (await calendar.TryBookAsync(first)).Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_talk_goes_through_its_day_and_an_old_version_changes_nothing()
    {
        Calendar calendar = await Calendars.OpenAsync(host);
        JsonNode booked = await calendar.BookForCallerAsync((await calendar.SlotsAsync(Tuesday))[0]);

        JsonNode arrived = await calendar.DoAsync(booked, "arrival");
        Reply stale = await calendar.TryAsync(booked, "call");
        JsonNode inTalk = await calendar.DoAsync(arrived, "call");
        JsonNode done = await calendar.DoAsync(inTalk, "completion");

        arrived["state"].Text().ShouldBe("arrived");
        stale.Expect(HttpStatusCode.PreconditionFailed, "appointments.stale").Json["current"]!["etag"].Text().ShouldBe(arrived["etag"].Text());
        stale.Json["yours"]!["etag"].Text().ShouldBe(booked["etag"].Text());
        done["state"].Text().ShouldBe("done");
        (await calendar.TryAsync(done, "arrival")).Expect(HttpStatusCode.Conflict, "appointments.not_now");
        using HttpClient staff = Desk.As(host);
        (await staff.SendJsonAsync(HttpMethod.Post, $"{Desk.Appointments}/{done["id"].Id()}/arrival", null)).Expect((HttpStatusCode)428);
    }

    [Fact]
    public async Task Nobody_can_miss_a_talk_before_it_begins_and_who_comes_late_has_arrived()
    {
        await using HostFixture own = await HostFixture.StartAsync(host.Database);
        Calendar calendar = await Calendars.OpenAsync(own);
        DateTimeOffset first = (await calendar.SlotsAsync(Tuesday))[0];
        JsonNode booked = await calendar.BookForCallerAsync(first);
        (await calendar.TryAsync(booked, "absence")).Expect(HttpStatusCode.Conflict, "appointments.not_begun");

        own.Clock.SetTo(first.AddMinutes(15));
        JsonNode missed = await calendar.DoAsync(booked, "absence");
        JsonNode arrived = await calendar.DoAsync(missed, "arrival");

        missed["state"].Text().ShouldBe("notCome");
        arrived["state"].Text().ShouldBe("arrived");
        arrived["closedAt"].ShouldBeNull();
    }

    [Fact]
    public async Task Who_comes_without_an_appointment_is_in_the_list_and_takes_nobodys_time()
    {
        Calendar calendar = await Calendars.OpenAsync(host);
        int free = (await calendar.SlotsAsync()).Count;
        using HttpClient staff = Desk.As(host, Roles.Hotline);

        Reply added = await staff.SendJsonAsync(
            HttpMethod.Post,
            "/api/v1/casework/walk-ins",
            new { placeId = calendar.Place, typeId = calendar.Type, mode = "onSite", person = new { firstName = "Ada", lastName = "Spontan" }, minutes = 20 });

        added.Expect(HttpStatusCode.Created);
        JsonNode row = (await Desk.ListAsync(host, $"?place={calendar.Place}&day=2026-11-23")).ShouldHaveSingleItem();
        row["class"].Text().ShouldBe("walkIn");
        row["state"].Text().ShouldBe("arrived");
        row["counterId"].ShouldBeNull();
        (await calendar.SlotsAsync()).Count.ShouldBe(free);
        (await calendar.DoAsync(row, "completion"))["state"].Text().ShouldBe("done");
    }

    [Fact]
    public async Task Staff_move_and_cancel_and_the_old_time_is_kept_until_the_new_one_is_won()
    {
        Calendar calendar = await Calendars.OpenAsync(host);
        IReadOnlyList<DateTimeOffset> free = await calendar.SlotsAsync(Tuesday);
        JsonNode booked = await calendar.BookForCallerAsync(free[0]);
        await calendar.BookForCallerAsync(free[1]);

        (await calendar.TryMoveAsync(booked, free[1])).Expect(HttpStatusCode.Conflict, "appointments.taken");
        (await calendar.ShowAsync(booked))["startsAt"].Instant().ShouldBe(free[0]);
        JsonNode moved = (await calendar.TryMoveAsync(booked, free[2])).Expect(HttpStatusCode.OK).Json;
        moved["startsAt"].Instant().ShouldBe(free[2]);
        (await calendar.SlotsAsync(Tuesday))[0].ShouldBe(free[0]);

        using HttpClient staff = Desk.As(host);
        string path = $"{Desk.Appointments}/{booked["id"].Id()}";
        (await staff.SendJsonAsync(HttpMethod.Delete, $"{path}?reason=laune", null, ("If-Match", moved["etag"].Text())))
            .Expect(HttpStatusCode.UnprocessableEntity, "request.invalid");
        (await staff.SendJsonAsync(HttpMethod.Delete, $"{path}?reason=illness", null, ("If-Match", moved["etag"].Text()))).Expect(HttpStatusCode.NoContent);
        JsonNode cancelled = await calendar.ShowAsync(booked);
        cancelled["state"].Text().ShouldBe("cancelled");
        cancelled["cancelReason"].Text().ShouldBe("illness");
        (await calendar.SlotsAsync(Tuesday)).ShouldContain(free[2]);
    }

    [Fact]
    public async Task What_a_changed_rule_hits_is_listed_until_somebody_moves_it()
    {
        await using HostFixture own = await HostFixture.StartAsync(host.Database);
        Calendar calendar = await Calendars.OpenAsync(own);
        DateTimeOffset first = (await calendar.SlotsAsync(Tuesday))[0];
        JsonNode booked = await calendar.BookForCallerAsync(first);
        using HttpClient lead = Desk.As(own, Roles.TeamLead);
        string path = $"/api/v1/casework/places/{calendar.Place}";
        JsonNode place = await lead.FetchJsonAsync(path);
        JsonNode content = place["content"]!.DeepClone();
        content["closures"] = new JsonArray(
            new JsonObject { ["id"] = Guid.Empty, ["from"] = first.AddHours(-1), ["until"] = first.AddHours(9), ["note"] = null });
        Reply refused = await lead.SendJsonAsync(HttpMethod.Put, path, new { content }, ("If-Match", place["etag"].Text()));
        string confirmation = refused.Expect(HttpStatusCode.Conflict, "appointments.hits_bookings").Json["confirmation"].Text();
        (await lead.SendJsonAsync(HttpMethod.Put, path, new { content, confirmation }, ("If-Match", place["etag"].Text()))).Expect(HttpStatusCode.OK);

        JsonNode hit = (await Desk.ListAsync(own, "/hit")).ShouldHaveSingleItem();

        hit["id"].Id().ShouldBe(booked["id"].Id());
        hit["mustMove"]!.GetValue<bool>().ShouldBeTrue();
        DateTimeOffset later = (await calendar.SlotsAsync(Tuesday.AddDays(3), days: 1))[^1];
        Reply moved;
        do
            moved = await calendar.TryMoveAsync(await calendar.ShowAsync(booked), later);
        while (moved.Status == HttpStatusCode.PreconditionFailed); // The offer of other times came in between; it comes once.
        moved.Expect(HttpStatusCode.OK);
        (await Desk.ListAsync(own, "/hit")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Staff_see_times_that_customers_cannot_book()
    {
        Calendar calendar = await Calendars.OpenAsync(host, type: type => type["online"] = false);
        using HttpClient staff = Desk.As(host);
        string query = $"slots?type={calendar.Type}&place={calendar.Place}&days=2";

        (await host.Client.FetchAsync($"/api/v1/{query}")).Expect(HttpStatusCode.UnprocessableEntity, "appointments.type_unknown");
        (await staff.FetchJsonAsync($"/api/v1/casework/{query}"))["slots"]!.AsArray().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Who_came_to_a_chosen_talk_is_forgotten_after_ninety_days_and_who_was_invited_is_kept()
    {
        await using HostFixture own = await HostFixture.StartAsync(host.Database);
        Calendar calendar = await Calendars.OpenAsync(own);
        IReadOnlyList<DateTimeOffset> free = await calendar.SlotsAsync(Tuesday);
        JsonNode chosen = await calendar.BookForCallerAsync(free[0]);
        JsonNode invited = await calendar.InviteAsync(free[1]);
        ForgetPersonsJob job = own.Services.GetRequiredService<ForgetPersonsJob>();

        own.Clock.SetTo(free[0].AddMinutes(30).AddDays(90));
        await job.RunAsync(TestContext.Current.CancellationToken);
        (await calendar.ShowAsync(chosen))["name"].Text().ShouldBe("Mara Muster");
        own.Clock.Advance(TimeSpan.FromHours(1));
        await job.RunAsync(TestContext.Current.CancellationToken);

        JsonNode forgotten = await calendar.ShowAsync(chosen);
        forgotten["name"].ShouldBeNull();
        forgotten["phone"].ShouldBeNull();
        JsonNode kept = await calendar.ShowAsync(invited);
        kept["name"].Text().ShouldBe("Mara Eingeladen");
        kept["applicationId"].ShouldNotBeNull();
    }

    [Fact]
    public async Task A_hold_that_came_to_nothing_goes_the_day_after_its_time()
    {
        await using HostFixture own = await HostFixture.StartAsync(host.Database);
        Calendar calendar = await Calendars.OpenAsync(own);
        DateTimeOffset at = (await calendar.SlotsAsync(Tuesday))[0];
        JsonNode hold = (await calendar.TryHoldAsync(at)).Expect(HttpStatusCode.Created).Json;
        (await own.Client.CallAsync(HttpMethod.Delete, $"/api/v1/slot-holds/{hold["id"].Id()}", null, Calendar.KeyOf(hold["key"].Text()))).Expect(HttpStatusCode.NoContent);
        ForgetPersonsJob job = own.Services.GetRequiredService<ForgetPersonsJob>();

        own.Clock.SetTo(at.AddHours(20));
        await job.RunAsync(TestContext.Current.CancellationToken);
        int kept = await RowsAsync(own);
        own.Clock.SetTo(at.AddHours(25));
        await job.RunAsync(TestContext.Current.CancellationToken);

        kept.ShouldBe(1);
        (await RowsAsync(own)).ShouldBe(0);
    }

    private static async Task<int> RowsAsync(HostFixture host)
    {
        await using AsyncServiceScope scope = host.Scope();
        return await scope.ServiceProvider.GetRequiredService<AppointmentsDbContext>().Appointments.CountAsync(TestContext.Current.CancellationToken);
    }

    public sealed class OnSqlite(HostFixture<Sqlite> host) : DayListTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : DayListTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
