using System.Net;
using JobcenterModular.Appointments.Persistence;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Appointments;

/// <summary>What a host remembers of a day proposes a lane; what the database says counts.</summary>
public abstract class RememberedDayTests(HostFixture host)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_time_that_another_host_has_freed_can_be_taken_at_once_and_one_that_it_has_taken_cannot()
    {
        Calendar calendar = await Calendars.OpenAsync(host);
        IReadOnlyList<DateTimeOffset> slots = await calendar.SlotsAsync(calendar.Today().AddDays(3), days: 5);
        (await calendar.TryHoldAsync(slots[0])).Expect(HttpStatusCode.Created);
        await MoveBehindItsBackAsync(calendar, slots[1] - slots[0]);

        Reply freed = await calendar.TryHoldAsync(slots[0]);
        Reply taken = await calendar.TryHoldAsync(slots[1]);

        freed.Expect(HttpStatusCode.Created);
        taken.Expect(HttpStatusCode.Conflict, "appointments.taken");
    }

    [Fact]
    public async Task A_day_that_is_full_by_what_is_remembered_is_looked_at_anew()
    {
        Calendar calendar = await Calendars.OpenAsync(host);
        IReadOnlyList<DateTimeOffset> slots = await calendar.SlotsAsync(calendar.Today().AddDays(3), days: 1);
        foreach (DateTimeOffset at in slots)
            (await calendar.TryHoldAsync(at)).Expect(HttpStatusCode.Created);
        await using (AsyncServiceScope other = host.Scope())
        {
            await other.ServiceProvider.GetRequiredService<AppointmentsDbContext>().Appointments
                .Where(row => row.PlaceId == calendar.Place).ExecuteDeleteAsync(Cancelled);
        }

        foreach (DateTimeOffset at in slots)
            (await calendar.TryHoldAsync(at)).Expect(HttpStatusCode.Created);
    }

    private async Task MoveBehindItsBackAsync(Calendar calendar, TimeSpan by)
    {
        await using AsyncServiceScope other = host.Scope();
        AppointmentsDbContext db = other.ServiceProvider.GetRequiredService<AppointmentsDbContext>();
        var row = await db.Appointments.AsNoTracking().SingleAsync(row => row.PlaceId == calendar.Place, Cancelled);
        (DateTimeOffset starts, DateTimeOffset ends) = (row.StartsAt + by, row.EndsAt + by);
        (DateTimeOffset from, DateTimeOffset until) = (row.BusyFrom + by, row.BusyUntil + by);
        await db.Appointments.Where(moved => moved.Id == row.Id).ExecuteUpdateAsync(
            set => set.SetProperty(moved => moved.StartsAt, starts).SetProperty(moved => moved.EndsAt, ends)
                .SetProperty(moved => moved.BusyFrom, from).SetProperty(moved => moved.BusyUntil, until),
            Cancelled);
    }

    public sealed class OnSqlite(HostFixture<Sqlite> host) : RememberedDayTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : RememberedDayTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
