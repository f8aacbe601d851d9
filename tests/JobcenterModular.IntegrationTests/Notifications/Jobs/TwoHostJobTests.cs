using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Documents;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace JobcenterModular.IntegrationTests.Notifications.Jobs;

/// <summary>Two hosts over one PostgreSQL: each occurrence is run by one of them.</summary>
public sealed class TwoHostJobTests : IAsyncLifetime
{
    private readonly SampleJob _job = new(cron: "* * * * * ?");
    private readonly SampleJob _byHand = new("by-hand", "0 0 0 1 1 ?");
    private HostFixture? _one;
    private HostFixture? _two;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private HostFixture One => _one!;

    private HostFixture Two => _two!;

    public async ValueTask InitializeAsync()
    {
        PostgresServer server = await PostgresServer.SharedAsync();
        Requirement.Check(server.Missing);
        string database = await server.CreateMigratedDatabaseAsync();
        string key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        void Share(HostSettings settings)
        {
            settings["Database:ConnectionString"] = database;
            settings["Security:MasterKey"] = key;
            settings["Jobs:Watch"] = "00:00:00.500";
            settings.Services(services => services.Replace(ServiceDescriptor.Singleton(TimeProvider.System)));
        }

        _one = await JobHost.StartAsync(new PostgreSql(), [_job, _byHand], Share);
        _two = await JobHost.StartAsync(new PostgreSql(), [_job, _byHand], Share);
    }

    [Fact]
    public async Task A_job_of_every_second_is_run_once_for_each_second_and_never_beside_itself()
    {
        _job.Work = cancelled => Task.Delay(50, cancelled);
        await Eventually.HappensAsync("both have had time", () => Task.FromResult(_job.Runs >= 6));

        await Task.WhenAll(One.Admin().CallAsync(HttpMethod.Put, $"{JobHost.Jobs}/sample/pause"), Two.Admin().CallAsync(HttpMethod.Put, $"{JobHost.Jobs}/sample/pause"));
        await Eventually.HappensAsync("the last run ends", async () => !(await Two.JobAsync())["running"]!.GetValue<bool>());
        List<JsonNode> runs = await One.RunsAsync();

        runs.Select(run => run["scheduledFor"].Text()).ShouldBeUnique(StringComparer.Ordinal);
        runs.Count.ShouldBe(_job.Runs);
        runs.ShouldAllBe(run => run["outcome"]!.GetValue<string>() == "succeeded");
        runs.Count(run => run["startedBy"].Text() == "schedule").ShouldBeGreaterThan(3, "Quartz has struck.");
        _job.MostAtOnce.ShouldBe(1);
    }

    [Fact]
    public async Task A_job_that_runs_on_one_host_is_not_started_on_the_other_by_hand_or_by_schedule()
    {
        TaskCompletionSource gate = _job.Hold();
        await Eventually.HappensAsync("it runs", async () => (await One.JobAsync())["running"]!.GetValue<bool>());
        int runs = _job.Runs;

        await Task.Delay(2500, Cancelled);
        Reply[] byHand = await Task.WhenAll(new[] { One, Two }.Select(host => host.Admin().CallAsync(HttpMethod.Post, $"{JobHost.Jobs}/sample/runs")));
        int after = _job.Runs;
        gate.SetResult();

        foreach (Reply reply in byHand)
            reply.Expect(HttpStatusCode.Conflict, "jobs.running");
        after.ShouldBe(runs);
    }

    [Fact]
    public async Task A_run_of_a_host_that_is_stopped_is_run_again_by_the_other_and_nobody_is_called()
    {
        _byHand.Hold();
        await One.RunNowAsync("by-hand");
        await Eventually.HappensAsync("it runs", () => Task.FromResult(_byHand.Runs == 1));

        await One.DisposeAsync();
        _one = null;
        await Eventually.HappensAsync("it runs again", () => Task.FromResult(_byHand.Runs == 2));

        (await Two.RunsAsync("by-hand")).Outcomes().ShouldBe("repeat running, test:admin abandoned");
        (await Two.OpenAlarmsAsync()).ShouldBeEmpty("To stop a host is no fault.");
    }

    public async ValueTask DisposeAsync()
    {
        if (_two is not null)
            await _two.DisposeAsync();
        if (_one is not null)
            await _one.DisposeAsync();
    }
}
