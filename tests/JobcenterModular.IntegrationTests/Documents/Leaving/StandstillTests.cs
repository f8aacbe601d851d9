using JobcenterModular.Documents.Jobs;
using JobcenterModular.Documents.UseCases.Leaving.Ledger;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JobcenterModular.IntegrationTests.Documents.Leaving;

/// <summary>A hand-over that nobody answers calls somebody. Each test moves a clock of its own: tokens of a shared host would expire.</summary>
public abstract class StandstillTests(ITestDatabase database)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_stands_still_raises_the_alarm_once_and_not_before_its_time()
    {
        await using HostFixture host = await HostFixture.StartAsync(database);
        using Leaver leaver = await Leaver.StartAsync(host);
        HandOverView waiting = await leaver.OfferAsync();
        HandOverView answered = await leaver.OfferAsync();
        using HttpResponseMessage answer = await leaver.AnswerAsync(answered.Id, accepted: true);

        host.Clock.Advance(TimeSpan.FromDays(1) - TimeSpan.FromSeconds(1));
        await RunAsync(host);
        AlarmsOf(host, waiting.Id).ShouldBe(0);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await RunAsync(host);
        await RunAsync(host);

        AlarmsOf(host, waiting.Id).ShouldBe(1);
        AlarmsOf(host, answered.Id).ShouldBe(0);
        (await leaver.RowAsync(waiting.Id)).AlarmedAt.ShouldNotBeNull();
    }

    private static Task RunAsync(HostFixture host) => host.Services.GetRequiredService<HandOverJob>().RunAsync(Cancelled);

    private static int AlarmsOf(HostFixture host, Guid handOver) => host.Log.Lines.Count(
        line => line.Level == LogLevel.Critical && line.Text.Contains(handOver.ToString(), StringComparison.Ordinal));

    public sealed class OnSqlite() : StandstillTests(new Sqlite());

    public sealed class OnPostgreSql() : StandstillTests(new PostgreSql());
}
