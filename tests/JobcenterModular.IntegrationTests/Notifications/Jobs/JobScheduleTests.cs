using System.Net;
using System.Text.Json.Nodes;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Documents;
using JobcenterModular.IntegrationTests.Fixtures;
using JobcenterModular.Notifications.Jobs.Scheduling;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Notifications.Jobs;

/// <summary>A job runs when it is due, once for each occurrence, and once for all that were missed.</summary>
public abstract class JobScheduleTests(ITestDatabase database)
{
    private readonly SampleJob _job = new();

    [Fact]
    public async Task A_new_installation_catches_up_on_nothing()
    {
        await using HostFixture host = await JobHost.StartAsync(database, _job);

        await host.WatchAsync();

        (await host.RunDueAsync()).ShouldBeEmpty();
        (await host.RunsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_occurrence_is_run_once_however_often_somebody_looks()
    {
        await using HostFixture host = await JobHost.StartAsync(database, _job);
        host.Clock.SetTo(At("2026-11-24T01:30:00Z"));

        IReadOnlyList<string> first = await host.RunDueAsync();
        IReadOnlyList<string> second = await host.RunDueAsync();
        await host.WatchAsync();

        first.Count(name => name == "sample").ShouldBe(1);
        second.ShouldBeEmpty();
        JsonNode run = (await host.RunsAsync()).ShouldHaveSingleItem();
        run["scheduledFor"].Text().ShouldStartWith("2026-11-24T01:30:00", Case.Sensitive, "half past two in Berlin");
        run["startedBy"].Text().ShouldBe("schedule");
        run["outcome"].Text().ShouldBe("succeeded");
        _job.Runs.ShouldBe(1);
    }

    [Fact]
    public async Task After_days_of_down_time_a_job_is_caught_up_once()
    {
        await using HostFixture host = await JobHost.StartAsync(database, _job);
        host.Clock.Advance(TimeSpan.FromDays(5));

        await host.WatchAsync();
        await Eventually.HappensAsync("the run ends", async () => (await host.RunsAsync()).Outcomes() == "catch-up succeeded");
        await host.WatchAsync();

        JsonNode run = (await host.RunsAsync()).ShouldHaveSingleItem();
        run["scheduledFor"].Text().ShouldStartWith("2026-11-28T01:30:00");
        _job.Runs.ShouldBe(1);
        (await host.OpenAlarmsAsync()).ShouldBeEmpty("It was down, and runs again.");
    }

    [Fact]
    public async Task Due_jobs_run_in_the_order_in_which_they_became_due()
    {
        await using HostFixture host = await JobHost.StartAsync(
            database, [new("a-late", "0 0 5 * * ?"), new("b-early", "0 0 3 * * ?"), new("c-middle", "0 0 4 * * ?")]);
        host.Clock.SetTo(At("2026-11-24T08:00:00Z"));

        IReadOnlyList<string> ran = await host.RunDueAsync();

        ran.Where(name => name[1] == '-').ShouldBe(["b-early", "c-middle", "a-late"]);
    }

    [Theory]
    [InlineData("2027-03-26T12:00:00Z", "2027-03-30T12:00:00Z", 4, "2027-03-28T01:00:00")] // The hour from 2 to 3 is missing.
    [InlineData("2027-10-29T12:00:00Z", "2027-11-02T12:00:00Z", 4, "2027-10-31T00:30:00")] // The hour from 2 to 3 comes twice.
    public async Task A_job_at_half_past_two_runs_exactly_once_on_the_days_when_the_clock_changes(string from, string to, int days, string changed)
    {
        await using HostFixture host = await JobHost.StartAsync(database, _job, settings => settings["Jobs:sweep-job-runs:Cron"] = "0 0 0 1 1 ?");
        host.Clock.SetTo(At(from));
        await host.RunDueAsync();
        int before = _job.Runs;

        for (; host.Clock.GetUtcNow() < At(to); host.Clock.Advance(TimeSpan.FromMinutes(30)))
            await host.RunDueAsync();

        (_job.Runs - before).ShouldBe(days);
        (await host.RunsAsync()).Count(run => run["scheduledFor"].Text()[..19] == changed).ShouldBe(1);
    }

    [Fact]
    public async Task A_paused_job_is_not_run_by_schedule_but_by_hand_and_its_pause_is_not_caught_up()
    {
        await using HostFixture host = await JobHost.StartAsync(database, _job);
        (await host.Admin().CallAsync(HttpMethod.Put, $"{JobHost.Jobs}/sample/pause")).Expect(HttpStatusCode.NoContent);
        host.Clock.Advance(TimeSpan.FromDays(3));

        await host.RunDueAsync();
        await host.WatchAsync();
        JsonNode paused = await host.JobAsync();
        int inPause = _job.Runs;
        await host.EndsAsync(await host.RunNowAsync(), "succeeded");
        (await host.Admin().CallAsync(HttpMethod.Delete, $"{JobHost.Jobs}/sample/pause")).Expect(HttpStatusCode.NoContent);
        await host.RunDueAsync();
        int resumed = _job.Runs;
        host.Clock.Advance(TimeSpan.FromDays(1));
        await host.RunDueAsync();

        inPause.ShouldBe(0);
        paused["nextRun"].ShouldBeNull();
        paused["paused"]!["by"].Text().ShouldBe("test:admin");
        (await host.OpenAlarmsAsync()).ShouldBeEmpty("A pause is no standstill.");
        resumed.ShouldBe(1, "by hand only");
        _job.Runs.ShouldBe(2);
        (await host.JobAsync())["paused"].ShouldBeNull();
    }

    [Fact]
    public async Task A_job_that_is_due_and_does_not_run_raises_one_alarm_until_it_runs()
    {
        TaskCompletionSource gate = _job.Hold();
        await using HostFixture host = await JobHost.StartAsync(database, _job);
        string hanging = await host.RunNowAsync();
        host.Clock.SetTo(At("2026-11-24T01:40:00Z"));

        await host.WatchAsync();
        List<string> inGrace = await host.OpenAlarmsAsync();
        host.Clock.Advance(TimeSpan.FromMinutes(10));
        await host.WatchAsync();
        await host.WatchAsync();
        List<string> after = await host.OpenAlarmsAsync();
        gate.SetResult();
        await host.EndsAsync(hanging, "succeeded");
        await host.WatchAsync();

        inGrace.ShouldBeEmpty();
        after.ShouldBe(["job-stands-still sample"]);
        (await host.OpenAlarmsAsync()).ShouldBeEmpty();
        host.Log.Lines.Count(line => line.Level == Microsoft.Extensions.Logging.LogLevel.Critical).ShouldBe(1);
    }

    [Fact]
    public async Task What_becomes_due_while_the_watch_looks_does_not_stand_still()
    {
        await using HostFixture host = await JobHost.StartAsync(database, _job);
        DateTimeOffset begun = host.Clock.GetUtcNow();
        host.Clock.Advance(TimeSpan.FromDays(3));

        await host.Services.GetRequiredService<Standstill>().CheckAsync(begun, TestContext.Current.CancellationToken);

        (await host.OpenAlarmsAsync()).ShouldBeEmpty();
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    public sealed class OnSqlite() : JobScheduleTests(new Sqlite());

    public sealed class OnPostgreSql() : JobScheduleTests(new PostgreSql());
}
