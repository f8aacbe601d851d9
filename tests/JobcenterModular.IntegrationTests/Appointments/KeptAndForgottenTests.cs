using System.Net;
using System.Text.Json.Nodes;
using JobcenterModular.Appointments.Domain.Bookings;
using JobcenterModular.Appointments.Jobs;
using JobcenterModular.Appointments.Persistence;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Appointments;

/// <summary>Jobs that go on past what is broken, and what goes when its time is over.</summary>
public abstract class KeptAndForgottenTests(HostFixture host)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_hold_that_cannot_be_read_stops_no_other_from_ending()
    {
        Calendar calendar = await Calendars.OpenAsync(host);
        IReadOnlyList<DateTimeOffset> slots = await calendar.SlotsAsync(calendar.Today().AddDays(3));
        Guid broken = (await calendar.TryHoldAsync(slots[0])).Expect(HttpStatusCode.Created).Json["id"].Id();
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        Reply whole = (await calendar.TryHoldAsync(slots[1])).Expect(HttpStatusCode.Created);
        await BreakAsync(broken);

        await host.PassAsync(whole.Json["expiresAt"].Instant());

        (await StateAsync(whole.Json["id"].Id())).ShouldBe(AppointmentState.Released);
    }

    [Fact]
    public async Task A_talk_that_cannot_be_read_stops_nobody_from_being_offered_other_times()
    {
        Calendar calendar = await Calendars.OpenAsync(host);
        IReadOnlyList<Talk> talks = await calendar.BookSomeAsync(2);
        await using (AsyncServiceScope scope = host.Scope())
        {
            AppointmentsDbContext db = scope.ServiceProvider.GetRequiredService<AppointmentsDbContext>();
            foreach (Appointment row in await db.Appointments.Where(row => row.PlaceId == calendar.Place).ToListAsync(Cancelled))
                row.IsHit(host.Clock.GetUtcNow());
            await db.SaveChangesAsync(Cancelled);
        }

        await BreakAsync(talks[0].Id);

        await host.Services.GetRequiredService<OfferReplacementsJob>().RunAsync(Cancelled);

        (await host.Client.CallAsync(HttpMethod.Get, $"/api/v1/appointments/{talks[1].Id}", null, Calendar.KeyOf(talks[1].Key)))
            .Expect(HttpStatusCode.OK).Json["replacements"]!.AsArray().Count.ShouldBe(3);
    }

    [Fact]
    public async Task Who_waited_is_forgotten_ninety_days_after_the_last_day()
    {
        await using HostFixture own = await HostFixture.StartAsync(host.Database);
        Calendar calendar = await Calendars.OpenAsync(own);
        Waiter left = await calendar.JoinAsync();
        Waiter waits = await calendar.JoinAsync();
        (await left.LeaveAsync()).Expect(HttpStatusCode.NoContent);
        DateTimeOffset lastDay = own.Clock.GetUtcNow().AddDays(50);

        own.Clock.SetTo(lastDay.AddDays(90));
        await own.Services.GetRequiredService<ForgetPersonsJob>().RunAsync(Cancelled);
        List<Guid> kept = await EntriesAsync(own);
        own.Clock.Advance(TimeSpan.FromDays(1));
        await own.Services.GetRequiredService<ForgetPersonsJob>().RunAsync(Cancelled);

        kept.Order().ShouldBe(((Guid[])[left.Id, waits.Id]).Order());
        (await EntriesAsync(own)).ShouldNotContain(left.Id);
    }

    [Fact]
    public async Task A_double_click_of_staff_is_answered_once()
    {
        Calendar calendar = await Calendars.OpenAsync(host);
        foreach (DateTimeOffset at in (await calendar.SlotsAsync(calendar.Today().AddDays(3))).Take(3))
        {
            (string, string) once = ("Idempotency-Key", Guid.NewGuid().ToString());

            Reply[] clicks = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => calendar.TryBookAsync(at, headers: once)));

            clicks.ShouldAllBe(click => click.Status == HttpStatusCode.Created, string.Join('\n', clicks.Select(click => click.Text)));
            clicks.Select(click => click.Json["id"].Id()).Distinct().Count().ShouldBe(1);
        }
    }

    [Fact]
    public async Task An_invitation_shows_the_very_words_that_the_person_was_told()
    {
        Calendar calendar = await Calendars.OpenAsync(host);
        JsonNode invited = await calendar.InviteAsync((await calendar.SlotsAsync(calendar.Today().AddDays(3)))[0]);
        Guid id = invited["id"].Id();
        await using (AsyncServiceScope scope = host.Scope())
        {
            await scope.ServiceProvider.GetRequiredService<AppointmentsDbContext>().Appointments.Where(row => row.Id == id)
                .ExecuteUpdateAsync(row => row.SetProperty(talk => talk.LegalNotice, "So stand es im Brief."), Cancelled);
        }

        JsonNode own = (await calendar.PersonAsync(HttpMethod.Get, invited, "", null, invited["key"].Text())).Expect(HttpStatusCode.OK).Json;

        own["invitationDetails"]!["legalNotice"].Text().ShouldBe("So stand es im Brief.");
    }

    [Theory]
    [InlineData("/api/v1/appointments")]
    [InlineData("/api/v1/waiting-list")]
    public async Task A_cursor_of_another_list_is_refused_and_does_not_start_over(string list)
    {
        using HttpClient anna = host.ClientWith(await host.TokenForAsync("anna"));
        string cursor = Microsoft.AspNetCore.WebUtilities.WebEncoders.Base64UrlEncode(System.Text.Encoding.UTF8.GetBytes("638000000000000000|AB-12"));

        (await anna.FetchAsync($"{list}?cursor={cursor}")).Expect(HttpStatusCode.BadRequest, "request.cursor_malformed");
    }

    [Fact]
    public async Task Anonymous_questions_from_one_address_are_limited()
    {
        await using HostFixture narrow = await HostFixture.StartAsync(host.Database, settings => settings["RateLimits:Reading"] = "3");
        List<HttpStatusCode> answers = [];
        foreach (string path in (string[])["places", "appointment-types", "slots?type=x", "slot-months?type=x"])
            answers.Add((await narrow.Client.FetchAsync($"/api/v1/{path}")).Status);

        answers.ShouldBe([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.TooManyRequests]);
    }

    private async Task BreakAsync(Guid id)
    {
        await using AsyncServiceScope scope = host.Scope();
        string table = host.Database is PostgreSql ? "appointments.appointments" : "appointments";
#pragma warning disable EF1002 // The name of a table, not input.
        await scope.ServiceProvider.GetRequiredService<AppointmentsDbContext>().Database.ExecuteSqlRawAsync(
            $"UPDATE {table} SET aids = 'Nonsense' WHERE id = {{0}}", [id], Cancelled);
#pragma warning restore EF1002
    }

    private async Task<AppointmentState> StateAsync(Guid id)
    {
        await using AsyncServiceScope scope = host.Scope();
        return await scope.ServiceProvider.GetRequiredService<AppointmentsDbContext>().Appointments.Where(row => row.Id == id).Select(row => row.State).SingleAsync(Cancelled);
    }

    private static async Task<List<Guid>> EntriesAsync(HostFixture of)
    {
        await using AsyncServiceScope scope = of.Scope();
        return await scope.ServiceProvider.GetRequiredService<AppointmentsDbContext>().WaitingList.Select(row => row.Id).ToListAsync(Cancelled);
    }

    public sealed class OnSqlite(WaitingHost<Sqlite> host) : KeptAndForgottenTests(host), IClassFixture<WaitingHost<Sqlite>>;

    public sealed class OnPostgreSql(WaitingHost<PostgreSql> host) : KeptAndForgottenTests(host), IClassFixture<WaitingHost<PostgreSql>>;
}
