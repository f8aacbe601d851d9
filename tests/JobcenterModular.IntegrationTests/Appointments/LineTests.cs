using JobcenterModular.Appointments.Domain.Bookings;
using JobcenterModular.Appointments.Domain.Rules;
using JobcenterModular.Appointments.Domain.Waiting;
using JobcenterModular.Appointments.Persistence;
using JobcenterModular.Appointments.UseCases;
using JobcenterModular.Appointments.UseCases.Booking;
using JobcenterModular.Appointments.UseCases.Waiting;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Appointments;

/// <summary>Freed times and other times, while somebody else comes in between.</summary>
public abstract class LineTests(HostFixture host)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_stands_behind_many_whom_a_time_does_not_suit_is_offered_it_all_the_same()
    {
        Calendar calendar = await Calendars.OpenAsync(host);
        Guid elsewhere = await Calendars.NewPlaceAsync(host, []);
        Talk talk = (await calendar.BookSomeAsync())[0];
        await using (AsyncServiceScope scope = host.Scope())
        {
            AppointmentsDbContext db = scope.ServiceProvider.GetRequiredService<AppointmentsDbContext>();
            DateTimeOffset now = host.Clock.GetUtcNow();
            db.WaitingList.AddRange(Enumerable.Range(0, 1001).Select(_ => WaitingEntry.Join(
                Guid.NewGuid(), calendar.Type, [elsewhere], new Needs(AppointmentMode.OnSite, null, []), calendar.Today(), calendar.Today().AddDays(50), new WaitingPerson(null, null, "x"), now)));
            await db.SaveChangesAsync(Cancelled);
        }

        host.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Waiter last = await calendar.JoinAsync();
        await calendar.CancelAsync(talk);

        (await last.OfferAsync()).ShouldNotBeNull().StartsAt.ShouldBe(talk.StartsAt);
    }

    [Fact]
    public async Task A_time_that_is_taken_after_all_is_not_tried_for_everybody_in_line()
    {
        Calendar calendar = await Calendars.OpenAsync(host);
        Talk talk = (await calendar.BookSomeAsync())[0];
        await calendar.JoinAsync(3);
        await using AsyncServiceScope scope = host.Scope();
        var meddled = new MeddledDb(scope.ServiceProvider.GetRequiredService<IAppointmentsDb>());

        await OfferAsync(scope.ServiceProvider, meddled, talk);

        meddled.Takings.ShouldBe(1);
    }

    private protected static async Task OfferAsync(IServiceProvider services, MeddledDb meddled, Talk talk)
    {
        Appointment row = await meddled.Appointments.AsNoTracking().SingleAsync(row => row.Id == talk.Id, Cancelled);
        await using IDbContextTransaction transaction = await meddled.BeginAsync(Cancelled);
        await ActivatorUtilities.CreateInstance<Succession>(services, meddled).OfferAsync(row.TypeId, row.Slot, row.Mode, Cancelled);
        await transaction.CommitAsync(Cancelled);
    }

    public sealed class OnSqlite(HostFixture<Sqlite> host) : LineTests(host), IClassFixture<HostFixture<Sqlite>>;

    /// <summary>On SQLite nobody can change the rules while a transaction that takes a time is open.</summary>
    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : LineTests(host), IClassFixture<HostFixture<PostgreSql>>
    {
        private readonly HostFixture _host = host;

        [Fact]
        public async Task Who_waits_is_offered_a_time_whose_rules_were_saved_anew_meanwhile()
        {
            Calendar calendar = await Calendars.OpenAsync(_host);
            Talk talk = (await calendar.BookSomeAsync())[0];
            await calendar.CancelAsync(talk);
            Waiter mara = await calendar.JoinAsync();
            await using AsyncServiceScope scope = _host.Scope();
            var meddled = new MeddledDb(scope.ServiceProvider.GetRequiredService<IAppointmentsDb>(), () => SaveAnewAsync(calendar));

            await OfferAsync(scope.ServiceProvider, meddled, talk);

            meddled.Takings.ShouldBe(2);
            (await mara.OfferAsync()).ShouldNotBeNull().StartsAt.ShouldBe(talk.StartsAt);
        }

        [Fact]
        public async Task Other_times_are_held_though_the_rules_were_saved_anew_meanwhile()
        {
            Calendar calendar = await Calendars.OpenAsync(_host);
            Talk talk = (await calendar.BookSomeAsync())[0];
            await using AsyncServiceScope scope = _host.Scope();
            IAppointmentsDb db = scope.ServiceProvider.GetRequiredService<IAppointmentsDb>();
            (await db.Appointments.SingleAsync(row => row.Id == talk.Id, Cancelled)).IsHit(_host.Clock.GetUtcNow());
            await db.SaveChangesAsync(Cancelled);
            db.Forget();
            var meddled = new MeddledDb(db, () => SaveAnewAsync(calendar));

            await ActivatorUtilities.CreateInstance<OfferReplacements>(scope.ServiceProvider, meddled).OfferAsync(talk.Id, Cancelled);

            (await db.Appointments.CountAsync(row => row.ReplacesId == talk.Id && row.State == AppointmentState.Held, Cancelled)).ShouldBe(3);
        }

        private async Task SaveAnewAsync(Calendar calendar)
        {
            await using AsyncServiceScope other = _host.Scope();
            await other.ServiceProvider.GetRequiredService<AppointmentsDbContext>().Places.Where(place => place.Id == calendar.Place)
                .ExecuteUpdateAsync(row => row.SetProperty(place => place.Version, place => place.Version + 1), Cancelled);
        }
    }
}
