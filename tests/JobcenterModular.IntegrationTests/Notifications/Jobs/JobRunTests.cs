using System.Net;
using System.Text.Json.Nodes;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Notifications.Jobs;

/// <summary>What an admin does with jobs, and what is written down of their runs.</summary>
public abstract class JobRunTests(ITestDatabase database)
{
    private readonly SampleJob _job = new();

    [Fact]
    public async Task A_job_is_described_with_its_next_run_and_its_last_one()
    {
        await using HostFixture host = await JobHost.StartAsync(database, _job);
        await host.EndsAsync(await host.RunNowAsync(), "succeeded");

        JsonNode job = await host.JobAsync();

        job["description"].Text().ShouldBe("Tut, was ein Test sagt.");
        job["cron"].Text().ShouldBe("0 30 2 * * ?");
        job["nextRun"].Text().ShouldStartWith("2026-11-24T01:30:00");
        job["running"]!.GetValue<bool>().ShouldBeFalse();
        job["lastRun"]!["startedBy"].Text().ShouldBe("test:admin");
        (await host.Admin().FetchJsonAsync(JobHost.Jobs)).AsArray().Select(row => row!["name"].Text())
            .Count(name => name is "sample" or "expire-drafts" or "retention" or "sweep-job-runs" or "sweep-papers" or "sweep-messages-documents").ShouldBe(6);
    }

    [Fact]
    public async Task Of_many_who_want_a_job_to_run_now_one_gets_it_and_the_others_hear_that_it_runs()
    {
        TaskCompletionSource gate = _job.Hold();
        await using HostFixture host = await JobHost.StartAsync(database, _job);

        Reply[] replies = await Task.WhenAll(Enumerable.Range(0, 12)
            .Select(_ => host.Admin().CallAsync(HttpMethod.Post, $"{JobHost.Jobs}/sample/runs")));
        JsonNode running = await host.JobAsync();
        gate.SetResult();

        Reply started = replies.Where(reply => reply.Status == HttpStatusCode.Accepted).ShouldHaveSingleItem();
        foreach (Reply other in replies.Where(reply => reply != started))
            other.Expect(HttpStatusCode.Conflict, "jobs.running");
        running["running"]!.GetValue<bool>().ShouldBeTrue();
        await host.EndsAsync($"{JobHost.Jobs}/sample/runs/{started.Json["id"].Text()}", "succeeded");
        _job.Runs.ShouldBe(1);
    }

    [Fact]
    public async Task The_answer_to_a_run_says_where_it_can_be_looked_at()
    {
        await using HostFixture host = await JobHost.StartAsync(database, _job);

        using HttpResponseMessage response = await host.Admin().PostAsync(
            new Uri($"{JobHost.Jobs}/sample/runs", UriKind.Relative), null, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        await host.EndsAsync(response.Headers.Location!.ToString(), "succeeded");
    }

    [Fact]
    public async Task A_job_that_fails_raises_one_alarm_and_its_next_success_clears_it()
    {
        _job.Work = _ => throw new InvalidOperationException("Anna Muster, DE02120300000000202051");
        await using HostFixture host = await JobHost.StartAsync(database, _job);

        await host.EndsAsync(await host.RunNowAsync(), "failed");
        await host.EndsAsync(await host.RunNowAsync(), "failed");
        List<JsonNode> alarms = await host.Admin().FetchAllAsync("/api/v1/casework/alarms?open=true");
        List<JsonNode> runs = await host.RunsAsync();
        _job.Work = _ => Task.CompletedTask;
        await host.EndsAsync(await host.RunNowAsync(), "succeeded");

        runs.ShouldAllBe(run => run["error"]!.GetValue<string>() == "InvalidOperationException");
        JsonNode alarm = alarms.ShouldHaveSingleItem();
        alarm["kind"].Text().ShouldBe("job-failed");
        alarm["subject"].Text().ShouldBe("sample");
        alarm["count"]!.GetValue<int>().ShouldBe(2);
        host.Log.Lines.Where(line => line.Level == Microsoft.Extensions.Logging.LogLevel.Critical).ShouldHaveSingleItem()
            .Text.ShouldBe("Alarm job-failed: sample");
        await Documents.Eventually.HappensAsync("the alarm is cleared", async () => (await host.OpenAlarmsAsync()).Count == 0);
        (await host.Admin().FetchAllAsync("/api/v1/casework/alarms")).ShouldHaveSingleItem()["clearedAt"].ShouldNotBeNull();
    }

    [Fact]
    public async Task An_alarm_is_cleared_by_hand_and_raised_anew_if_it_goes_on()
    {
        _job.Work = _ => throw new InvalidOperationException();
        await using HostFixture host = await JobHost.StartAsync(database, _job);
        await host.EndsAsync(await host.RunNowAsync(), "failed");
        await Documents.Eventually.HappensAsync("the alarm is raised", async () => (await host.OpenAlarmsAsync()).Count == 1);
        string id = (await host.Admin().FetchAllAsync("/api/v1/casework/alarms?open=true"))[0]["id"].Text();

        (await host.Admin().CallAsync(HttpMethod.Post, $"/api/v1/casework/alarms/{id}/clear")).Expect(HttpStatusCode.NoContent);
        List<string> cleared = await host.OpenAlarmsAsync();
        await host.EndsAsync(await host.RunNowAsync(), "failed");

        cleared.ShouldBeEmpty();
        await Documents.Eventually.HappensAsync("it is raised anew", async () => (await host.OpenAlarmsAsync()).Count == 1);
        (await host.Admin().FetchAllAsync("/api/v1/casework/alarms?open=false")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_history_is_paged_newest_first_and_lacks_nothing()
    {
        await using HostFixture host = await JobHost.StartAsync(database, _job);
        for (int day = 0; day < 5; day++)
        {
            host.Clock.Advance(TimeSpan.FromDays(1));
            await host.RunDueAsync();
            await host.EndsAsync(await host.RunNowAsync(), "succeeded");
        }

        List<JsonNode> paged = await host.Admin().FetchAllAsync($"{JobHost.Jobs}/sample/runs", limit: 3);

        paged.Count.ShouldBe(10);
        paged.Select(run => run["id"].Text()).ShouldBeUnique(StringComparer.Ordinal);
        paged.Select(run => run["startedAt"]!.GetValue<DateTimeOffset>()).ShouldBeInOrder(SortDirection.Descending);
    }

    [Theory]
    [InlineData("GET", "runs")]
    [InlineData("POST", "runs")]
    [InlineData("PUT", "pause")]
    [InlineData("DELETE", "pause")]
    public async Task What_is_no_job_is_not_found(string method, string what)
    {
        await using HostFixture host = await JobHost.StartAsync(database, _job);

        (await host.Admin().CallAsync(new HttpMethod(method), $"{JobHost.Jobs}/nothing/{what}")).Expect(HttpStatusCode.NotFound, "jobs.unknown");
    }

    public sealed class OnSqlite() : JobRunTests(new Sqlite());

    public sealed class OnPostgreSql() : JobRunTests(new PostgreSql());
}
