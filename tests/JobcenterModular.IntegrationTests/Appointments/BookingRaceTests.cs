using System.Net;
using System.Text.Json.Nodes;
using JobcenterModular.Appointments.Persistence;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Appointments;

/// <summary>Many at once want the same: over real connections, and past our code as well.</summary>
public abstract class BookingRaceTests(HostFixture host)
{
    private const int People = 200;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 3)]
    [InlineData(3, 2)]
    public async Task Of_two_hundred_at_once_exactly_as_many_win_as_there_is_room(int counters, int capacity)
    {
        Calendar calendar = await Calendars.OpenAsync(host, counters, capacity);
        IReadOnlyList<DateTimeOffset> slots = await calendar.SlotsAsync(Soon());

        Reply[] tries = await Task.WhenAll(Enumerable.Range(0, People).Select(_ => calendar.TryHoldAsync(slots[0])));

        tries.Count(reply => reply.Status == HttpStatusCode.Created).ShouldBe(counters * capacity);
        foreach (Reply late in tries.Where(reply => reply.Status != HttpStatusCode.Created))
        {
            late.Expect(HttpStatusCode.Conflict, "appointments.taken");
            late.Json["nextFree"]!.AsArray().Select(next => next.Instant()).ShouldBe(slots.Skip(1).Take(3));
        }

        (await OverlapsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Talks_of_different_lengths_never_overlap_whatever_is_tried_at_once()
    {
        Calendar half = await Calendars.OpenAsync(host, counters: 2);
        Guid longer = await Calendars.NewTypeAsync(host, type =>
        {
            type["durationMinutes"] = 50;
            type["preparationMinutes"] = 10;
            type["followUpMinutes"] = 15;
            type["stepMinutes"] = 15;
        });
        Calendar whole = half with { Type = longer };
        DateTimeOffset[] halves = [.. (await half.SlotsAsync(Soon())).Take(12)];
        DateTimeOffset[] wholes = [.. (await whole.SlotsAsync(Soon())).Take(12)];

        await Task.WhenAll(Enumerable.Range(0, 6).SelectMany(_ => halves.Select(at => half.TryHoldAsync(at)).Concat(wholes.Select(at => whole.TryHoldAsync(at)))));

        (await OverlapsAsync()).ShouldBe(0);
        (await half.SlotsAsync(Soon())).Intersect(halves).Count().ShouldBeLessThan(halves.Length);
    }

    [Fact]
    public async Task The_database_itself_refuses_an_overlap_that_our_code_would_not_write()
    {
        Calendar calendar = await Calendars.OpenAsync(host);
        Talk talk = await calendar.BookAsync((await calendar.SlotsAsync(Soon()))[0]);
        await using AsyncServiceScope scope = host.Scope();
        AppointmentsDbContext db = scope.ServiceProvider.GetRequiredService<AppointmentsDbContext>();
        string table = host.Database is PostgreSql ? "appointments.appointments" : "appointments";
        const string Columns = "place_id, counter_id, lane, type_id, class, state, mode, aids, starts_at, ends_at, busy_from, busy_until, occupies, sequence, created_at, version";

#pragma warning disable EF1002 // The name of a table and a list of columns, not input.
        Exception inserted = await Should.ThrowAsync<Exception>(() => db.Database.ExecuteSqlRawAsync(
            $"INSERT INTO {table} (id, {Columns}) SELECT {{0}}, {Columns} FROM {table} WHERE id = {{1}}", [Guid.NewGuid(), talk.Id], Cancelled));
        await db.Database.ExecuteSqlRawAsync(
            $"INSERT INTO {table} (id, {Columns.Replace("occupies", "", StringComparison.Ordinal).Replace(", ,", ",", StringComparison.Ordinal)}, occupies) SELECT {{0}}, {Columns.Replace("occupies", "", StringComparison.Ordinal).Replace(", ,", ",", StringComparison.Ordinal)}, false FROM {table} WHERE id = {{1}}",
            [Guid.NewGuid(), talk.Id],
            Cancelled);
        Exception updated = await Should.ThrowAsync<Exception>(() => db.Database.ExecuteSqlRawAsync(
            $"UPDATE {table} SET occupies = true WHERE place_id = {{0}}", [calendar.Place], Cancelled));
#pragma warning restore EF1002

        inserted.Message.ShouldContain("overlap");
        updated.Message.ShouldContain("overlap");
    }

    [Fact]
    public async Task A_hold_that_is_booked_and_ends_at_the_same_moment_is_one_of_the_two()
    {
        for (int round = 0; round < 10; round++)
        {
            Calendar calendar = await Calendars.OpenAsync(host);
            DateTimeOffset at = (await calendar.SlotsAsync(Soon()))[0];
            JsonNode hold = (await calendar.TryHoldAsync(at)).Expect(HttpStatusCode.Created).Json;
            host.Clock.SetTo(hold["expiresAt"].Instant().AddMilliseconds(-1));

            Task<Reply> booking = calendar.TryBookAsync(hold["id"].Id(), hold["key"].Text());
            host.Clock.Advance(TimeSpan.FromMilliseconds(1));
            Task<Reply> rival = calendar.TryHoldAsync(at);
            bool booked = (await booking).Status == HttpStatusCode.Created;
            bool held = (await rival).Status == HttpStatusCode.Created;

            (booked ^ held).ShouldBeTrue($"booked {booked}, held by another {held}");
        }
    }

    [Fact]
    public async Task Of_two_who_move_to_one_time_one_wins_and_the_other_keeps_the_old_one()
    {
        Calendar calendar = await Calendars.OpenAsync(host);
        IReadOnlyList<DateTimeOffset> slots = await calendar.SlotsAsync(Soon());
        Talk talk = await calendar.BookAsync(slots[0]);
        JsonNode hold = (await calendar.TryHoldAsync(slots[1])).Expect(HttpStatusCode.Created).Json;

        Reply[] moves = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => host.Client.SendJsonAsync(
            HttpMethod.Put,
            $"/api/v1/appointments/{talk.Id}",
            new { holdId = hold["id"].Id(), holdKey = hold["key"].Text() },
            ("If-Match", talk.Etag),
            (Calendar.KeyHeader, talk.Key))));

        moves.Count(move => move.Status == HttpStatusCode.OK).ShouldBe(1);
        moves.Where(move => move.Status != HttpStatusCode.OK).ShouldAllBe(move => move.Code == "appointments.stale");
        (await OverlapsAsync()).ShouldBe(0);
    }

    private async Task<int> OverlapsAsync()
    {
        await using AsyncServiceScope scope = host.Scope();
        var rows = await scope.ServiceProvider.GetRequiredService<AppointmentsDbContext>().Appointments.AsNoTracking()
            .Where(row => row.Occupies)
            .Select(row => new { row.Id, row.CounterId, row.Lane, row.BusyFrom, row.BusyUntil })
            .ToListAsync(Cancelled);
        return rows.GroupBy(row => (row.CounterId, row.Lane)).Sum(lane =>
            lane.OrderBy(row => row.BusyFrom).Zip(lane.OrderBy(row => row.BusyFrom).Skip(1)).Count(pair => pair.First.BusyUntil > pair.Second.BusyFrom));
    }

    private DateOnly Soon() => DateOnly.FromDateTime(host.Clock.GetUtcNow().UtcDateTime).AddDays(3);

    public sealed class OnSqlite(HostFixture<Sqlite> host) : BookingRaceTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : BookingRaceTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
