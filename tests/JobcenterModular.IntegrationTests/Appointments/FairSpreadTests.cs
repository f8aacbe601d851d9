using System.Net;
using System.Text.Json.Nodes;
using JobcenterModular.Appointments.Persistence;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Appointments;

/// <summary>Work is spread over the counters as it comes in, whoever of program and database looks for the lane.</summary>
public abstract class FairSpreadTests(HostFixture host)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_has_least_to_do_that_day_is_the_next()
    {
        Calendar calendar = await Calendars.OpenAsync(host, counters: 4);
        foreach (DateTimeOffset at in (await calendar.SlotsAsync(Soon(), days: 1)).Take(8))
            (await calendar.TryHoldAsync(at)).Expect(HttpStatusCode.Created);

        (await TakenAsync(calendar)).GroupBy(row => row.Counter).Select(counter => counter.Count()).ShouldBe([2, 2, 2, 2]);
    }

    [Fact]
    public async Task What_a_counter_does_in_lanes_that_are_not_open_now_counts_as_well()
    {
        // In the first hour the counter "Zwei" receives two at once, later one like the other.
        Guid type = await Calendars.NewTypeAsync(host);
        Guid place = await Calendars.NewPlaceAsync(host, [Calendars.Counter("Eins"), Calendars.Counter("Zwei", 1, WithTwoInTheFirstHour)]);
        Calendar calendar = new(host, type, place);
        IReadOnlyList<DateTimeOffset> slots = await calendar.SlotsAsync(Soon(), days: 1);
        for (int i = 0; i < 3; i++)
            (await calendar.TryHoldAsync(slots[0])).Expect(HttpStatusCode.Created);

        (await calendar.TryHoldAsync(slots[^1])).Expect(HttpStatusCode.Created);

        (await TakenAsync(calendar)).GroupBy(row => row.Counter).Select(counter => counter.Count()).ShouldBe([2, 2]);
    }

    [Fact]
    public async Task Of_twenty_rivals_for_two_counters_two_win_one_at_each()
    {
        Calendar calendar = await Calendars.OpenAsync(host, counters: 2);
        DateTimeOffset at = (await calendar.SlotsAsync(Soon(), days: 1))[0];

        Reply[] tries = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => calendar.TryHoldAsync(at)));

        tries.Count(reply => reply.Status == HttpStatusCode.Created).ShouldBe(2);
        (await TakenAsync(calendar)).Select(row => row.Counter).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task Neighbouring_talks_leave_exactly_the_gaps_between_them()
    {
        Calendar calendar = await Calendars.OpenAsync(host);
        IReadOnlyList<DateTimeOffset> slots = await calendar.SlotsAsync(Soon(), days: 1);
        int[] taken = [0, 1, 2, 4, 6, 7];
        foreach (int number in taken)
            await calendar.BookAsync(slots[number]);

        (await calendar.SlotsAsync(Soon(), days: 1)).ShouldBe([slots[3], slots[5]]);
    }

    private static void WithTwoInTheFirstHour(JsonObject counter) =>
        counter["hours"] = new JsonArray(Calendars.Hours("08:00:00", "09:00:00", 2), Calendars.Hours("09:00:00", "12:00:00"));

    private async Task<List<(Guid Counter, int Lane)>> TakenAsync(Calendar calendar)
    {
        await using AsyncServiceScope scope = host.Scope();
        return [.. (await scope.ServiceProvider.GetRequiredService<AppointmentsDbContext>().Appointments.AsNoTracking()
            .Where(row => row.PlaceId == calendar.Place && row.Occupies).ToListAsync(Cancelled)).Select(row => (row.CounterId!.Value, row.Lane))];
    }

    // A working day, at whatever hour the suite is told it is.
    private DateOnly Soon()
    {
        DateOnly day = DateOnly.FromDateTime(host.Clock.GetUtcNow().UtcDateTime).AddDays(3);
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            day = day.AddDays(1);
        return day;
    }

    public sealed class OnSqlite(HostFixture<Sqlite> host) : FairSpreadTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : FairSpreadTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
