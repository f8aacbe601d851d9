using System.Data.Common;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Documents;
using JobcenterModular.IntegrationTests.Fixtures;
using JobcenterModular.Notifications.Domain.Jobs;
using JobcenterModular.Notifications.UseCases;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace JobcenterModular.IntegrationTests.Notifications.Jobs;

/// <summary>A run whose host is gone is given up, told, and run again once.</summary>
public abstract class AbandonedRunTests(ITestDatabase database)
{
    private const string Blocked = "sweep-messages-documents";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_host_killed_in_the_middle_of_a_run_leaves_it_to_the_next_which_tells_and_runs_it_again()
    {
        await using HostProcess host = await HostProcess.StartAsync(database, settings =>
        {
            settings["Jobs:Schedule"] = "true";
            settings["Jobs:Lease"] = "00:00:02";
            settings["Jobs:Watch"] = "00:00:00.300";
            settings["Jobs:SweepMessagesDocuments:Cron"] = "0 0 0 1 1 ?";
            _settings = settings;
        });
        await AsAdminAsync(host);
        await using (DbConnection lockHolder = await LockDocumentsAsync(host))
        {
            (await host.Client.CallAsync(HttpMethod.Post, $"{JobHost.Jobs}/{Blocked}/runs")).Expect(HttpStatusCode.Accepted);
            await Task.Delay(300, Cancelled);
            host.KillHard();
        }

        await host.RestartAsync();
        List<JsonNode> runs = [];
        await Eventually.HappensAsync("the job is run again", async () =>
        {
            runs = await host.Client.FetchAllAsync($"{JobHost.Jobs}/{Blocked}/runs");
            return runs.Count == 2 && runs[0]["outcome"].Text() == "succeeded";
        });

        runs.Outcomes().ShouldBe("repeat succeeded, demo:ada abandoned");
        JsonNode alarm = (await host.Client.FetchAllAsync("/api/v1/casework/alarms")).ShouldHaveSingleItem();
        $"{alarm["kind"].Text()} {alarm["subject"].Text()}".ShouldBe($"job-failed {Blocked}");
        alarm["clearedAt"].ShouldNotBeNull("The repeat succeeded.");
    }

    [Fact]
    public async Task A_repeat_that_is_abandoned_too_is_not_repeated()
    {
        var job = new SampleJob();
        await using HostFixture host = await JobHost.StartAsync(database, job);
        Guid dead = await LeaveAsync(host, RunCause.By("test:admin"));
        host.Clock.Advance(TimeSpan.FromMinutes(2));
        Guid deadAgain = await LeaveAsync(host, RunCause.Again(dead), after: dead);
        host.Clock.Advance(TimeSpan.FromMinutes(2));

        await host.WatchAsync();
        await host.WatchAsync();

        (await host.RunsAsync()).Outcomes().ShouldBe("repeat abandoned, test:admin abandoned");
        deadAgain.ShouldNotBe(dead);
        (await host.OpenAlarmsAsync()).ShouldBe(["job-failed sample"]);
        job.Runs.ShouldBe(0);
    }

    [Fact]
    public async Task A_run_in_hand_is_not_given_up_however_far_the_clock_is_moved()
    {
        var job = new SampleJob();
        TaskCompletionSource gate = job.Hold();
        await using HostFixture host = await JobHost.StartAsync(database, job);
        string run = await host.RunNowAsync();
        host.Clock.Advance(TimeSpan.FromHours(3));

        await host.WatchAsync();
        gate.SetResult();

        await host.EndsAsync(run, "succeeded");
        (await host.OpenAlarmsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_host_that_has_lost_its_run_stops_it()
    {
        var job = new SampleJob();
        var stopped = new TaskCompletionSource();
        job.Work = async cancelled =>
        {
            try
            {
                await Task.Delay(Timeout.Infinite, cancelled);
            }
            finally
            {
                stopped.TrySetResult();
            }
        };
        await using HostFixture host = await JobHost.StartAsync(database, job, settings => settings["Jobs:Lease"] = "00:00:01");
        string run = await host.RunNowAsync();

        await using (AsyncServiceScope scope = host.Scope())
        {
            var rows = ActivatorUtilities.GetServiceOrCreateInstance<JobcenterModular.Notifications.Jobs.Scheduling.RunRows>(scope.ServiceProvider);
            await rows.EndAsync(Guid.Parse(run[(run.LastIndexOf('/') + 1)..]), JobOutcome.Abandoned, null, Cancelled);
        }

        await stopped.Task.WaitAsync(TimeSpan.FromSeconds(60), Cancelled);
        (await host.RunsAsync()).Outcomes().ShouldContain("test:admin abandoned"); // Its repeat may have begun, at the same instant of the clock that stands still.
    }

    private HostSettings? _settings;

    // A run whose host is gone: its row alone.
    private static async Task<Guid> LeaveAsync(HostFixture host, RunCause cause, Guid? after = null)
    {
        await using AsyncServiceScope scope = host.Scope();
        if (after is { } earlier)
            await scope.ServiceProvider.GetRequiredService<JobcenterModular.Notifications.Jobs.Scheduling.RunRows>().EndAsync(earlier, JobOutcome.Abandoned, null, Cancelled);
        INotificationsDb db = scope.ServiceProvider.GetRequiredService<INotificationsDb>();
        var run = JobRun.Start("sample", cause, TimeSpan.FromMinutes(1), host.Clock.GetUtcNow());
        db.JobRuns.Add(run);
        await db.SaveChangesAsync(Cancelled);
        return run.Id;
    }

    private static async Task AsAdminAsync(HostProcess host)
    {
        Reply token = (await host.Client.SendJsonAsync(HttpMethod.Post, "/api/v1/demo-tokens", new { user = "ada" })).Expect(HttpStatusCode.OK);
        host.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Json["token"].Text());
    }

    // Whoever wants to delete from the module's tables waits as long as this connection is open.
    private async Task<DbConnection> LockDocumentsAsync(HostProcess host)
    {
        bool sqlite = database is Sqlite;
        DbConnection connection = sqlite
            ? new SqliteConnection($"Data Source={Path.Combine(host.DataFolder, "documents.db")};Pooling=False")
            : new NpgsqlConnection(_settings!["Database:ConnectionString"] + ";Pooling=false");
        await connection.OpenAsync(Cancelled);
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = sqlite ? "BEGIN IMMEDIATE" : "BEGIN; LOCK TABLE documents.outbox IN SHARE MODE";
        await command.ExecuteNonQueryAsync(Cancelled);
        return connection;
    }

    public sealed class OnSqlite() : AbandonedRunTests(new Sqlite());

    public sealed class OnPostgreSql() : AbandonedRunTests(new PostgreSql());
}
