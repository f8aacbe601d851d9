using System.Globalization;
using System.Text.Json.Nodes;
using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Appointments;

/// <summary>The month says what the lists say, however full the counters are.</summary>
public abstract class MonthTests(HostFixture host)
{
    [Fact]
    public async Task The_days_of_the_month_are_those_of_the_lists()
    {
        // The first place is full at one counter on one day and at both on another, the second at its only one; the third is empty.
        Guid type = await Calendars.NewTypeAsync(host);
        Calendar[] places = [await WithAsync(type, 2), await WithAsync(type, 1), await WithAsync(type, 1)];
        DateOnly day = FirstOfNextMonth();
        DateOnly[] free = [.. Enumerable.Range(0, 7).Select(day.AddDays).Where(some => some.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).Take(2)];
        await FillAsync(places[0], free[0], each: 1);
        await FillAsync(places[0], free[1], each: 2);
        await FillAsync(places[1], free[0], each: 1);

        JsonArray days = (await host.Client.FetchJsonAsync(
            $"/api/v1/slot-months?type={type}&month={day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}{string.Concat(places.Select(place => $"&places={place.Place}"))}"))["days"]!.AsArray();

        foreach (Calendar place in places)
        {
            IReadOnlyList<DateTimeOffset> slots = await place.SlotsAsync(day, days: DateTime.DaysInMonth(day.Year, day.Month));
            days.Where(row => row!["places"]!.AsArray().Any(id => id.Id() == place.Place)).Select(row => row!["day"].Text())
                .ShouldBe(slots.Select(at => OfficeTime.DateAt(at)).Distinct().Select(at => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        }

        days.Select(row => row!["places"]!.AsArray().Select(id => id.Id()).ToList())
            .ShouldAllBe(row => row.SequenceEqual(places.Select(place => place.Place).Where(row.Contains)), "They stand in the order asked for.");
        PlacesOn(free[0]).ShouldBe([places[0].Place, places[2].Place]);
        PlacesOn(free[1]).ShouldBe([places[1].Place, places[2].Place]);

        IEnumerable<Guid> PlacesOn(DateOnly on) => days
            .Single(row => row!["day"].Text() == on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))!["places"]!.AsArray().Select(id => id.Id());
    }

    private async Task<Calendar> WithAsync(Guid type, int counters) =>
        new(host, type, await Calendars.NewPlaceAsync(host, [.. Enumerable.Range(1, counters).Select(number => Calendars.Counter($"Zimmer {number}"))]));

    private static async Task FillAsync(Calendar calendar, DateOnly day, int each)
    {
        foreach (DateTimeOffset at in await calendar.SlotsAsync(day, days: 1))
        {
            for (int i = 0; i < each; i++)
                await calendar.BookAsync(at);
        }
    }

    // In a month that has not begun yet, and that the kind of talk reaches.
    private DateOnly FirstOfNextMonth()
    {
        DateTimeOffset now = host.Clock.GetUtcNow();
        return new DateOnly(now.Year, now.Month, 1).AddMonths(1);
    }

    public sealed class OnSqlite(HostFixture<Sqlite> host) : MonthTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : MonthTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
