using System.Net;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Appointments;

/// <summary>Many at the same moment: each time goes to one, and each one has at most one.</summary>
public abstract class WaitingRaceTests(HostFixture host)
{
    [Fact]
    public async Task Five_times_that_are_cancelled_at_once_go_to_the_first_five_of_twenty_one_each()
    {
        Calendar calendar = await Calendars.OpenAsync(host);
        IReadOnlyList<Talk> talks = await calendar.BookSomeAsync(5);
        IReadOnlyList<Waiter> line = await calendar.JoinAsync(20);

        Reply[] replies = await Task.WhenAll(talks.Select(talk => calendar.TryCancelAsync(talk)));

        foreach (Reply reply in replies)
            reply.Expect(HttpStatusCode.NoContent);
        Offer?[] offers = await Task.WhenAll(line.Select(waiter => waiter.OfferAsync()));
        offers.Take(5).ShouldAllBe(offer => offer != null);
        offers.Skip(5).ShouldAllBe(offer => offer == null);
        offers.Take(5).Select(offer => offer!.StartsAt).Order().ShouldBe(talks.Select(talk => talk.StartsAt).Order());
        (await WaitingRows.OpenOffersAsync(calendar)).ShouldBe(5);
    }

    [Fact]
    public async Task Offers_that_are_refused_left_and_over_at_once_end_with_one_holder_for_each_time()
    {
        Calendar calendar = await Calendars.OpenAsync(host);
        IReadOnlyList<Talk> talks = await calendar.BookSomeAsync(6);
        IReadOnlyList<Waiter> line = await calendar.JoinAsync(20);
        foreach (Talk talk in talks.Take(4))
            await calendar.CancelAsync(talk);
        Offer[] offers = [.. (await Task.WhenAll(line.Take(4).Select(waiter => waiter.OfferAsync()))).Select(offer => offer!)];

        Reply[] replies = await Task.WhenAll(
            line[0].RefuseAsync(offers[0].Hold),
            line[1].LeaveAsync(),
            line[2].AcceptAsync(offers[2].Hold),
            line[3].RefuseAsync(offers[3].Hold),
            calendar.TryCancelAsync(talks[4]),
            calendar.TryCancelAsync(talks[5]),
            line[4].LeaveAsync(),
            line[5].LeaveAsync());

        replies.Select(reply => (int)reply.Status).ShouldAllBe(status => status < 300);
        Offer?[] now = await Task.WhenAll(line.Select(waiter => waiter.OfferAsync()));
        now.OfType<Offer>().Select(offer => offer.StartsAt).Order().ShouldBe(
            talks.Select(talk => talk.StartsAt).Where(start => start != offers[2].StartsAt).Order());
        (await WaitingRows.OpenOffersAsync(calendar)).ShouldBe(5);
        (await line[2].StateAsync()).ShouldBe("taken");
    }

    [Fact]
    public async Task Of_an_acceptance_and_the_end_of_the_offer_exactly_one_wins()
    {
        for (int round = 0; round < 10; round++)
        {
            Calendar calendar = await Calendars.OpenAsync(host);
            Talk talk = (await calendar.BookSomeAsync())[0];
            IReadOnlyList<Waiter> line = await calendar.JoinAsync(2);
            await calendar.CancelAsync(talk);
            Offer offer = (await line[0].OfferAsync()).ShouldNotBeNull();
            host.Clock.SetTo(offer.ExpiresAt.AddMilliseconds(-1));

            Task<Reply>[] acceptances = [.. Enumerable.Range(0, 3).Select(_ => line[0].AcceptAsync(offer.Hold))];
            await Task.Delay(TimeSpan.FromMilliseconds(round), TestContext.Current.CancellationToken);
            Task[] ends = [.. Enumerable.Range(0, 2).Select(_ => Task.Run(() => host.PassAsync(offer.ExpiresAt), TestContext.Current.CancellationToken))];
            Reply[] replies = await Task.WhenAll(acceptances);
            await Task.WhenAll(ends);
            await host.EndHoldsAsync();

            bool accepted = replies.Any(reply => reply.Status == HttpStatusCode.OK);
            string[] states = await Task.WhenAll(line.Select(waiter => waiter.StateAsync()));
            states.ShouldBe(accepted ? ["taken", "waiting"] : ["waiting", "offered"]);
            foreach (Reply refused in replies.Where(reply => reply.Status != HttpStatusCode.OK))
                refused.Expect(HttpStatusCode.Conflict, "appointments.hold_over");
            (await WaitingRows.OpenOffersAsync(calendar)).ShouldBe(accepted ? 0 : 1);
            (await calendar.SlotsAsync()).ShouldNotContain(offer.StartsAt);
        }
    }

    public sealed class OnSqlite(WaitingHost<Sqlite> host) : WaitingRaceTests(host), IClassFixture<WaitingHost<Sqlite>>;

    public sealed class OnPostgreSql(WaitingHost<PostgreSql> host) : WaitingRaceTests(host), IClassFixture<WaitingHost<PostgreSql>>;
}
