using System.Text.Json.Nodes;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Notifications.Jobs;

/// <summary>Schedules are settings. A wrong one stops the start; else a job would silently never run.</summary>
public sealed class JobSettingsTests
{
    [Theory]
    [InlineData("Jobs:sample:Cron", "sample")]
    [InlineData("Jobs:sample-job:Cron", "sample-job")]
    [InlineData("Jobs:SampleJob:Cron", "sample-job")] // as a shell can set it
    public async Task A_schedule_of_the_settings_overrides_that_of_the_job(string setting, string name)
    {
        await using HostFixture host = await JobHost.StartAsync(new Sqlite(), new SampleJob(name), settings => settings[setting] = "0 0/10 * * * ?");
        host.Clock.Advance(TimeSpan.FromMinutes(10));

        JsonNode job = await host.JobAsync(name);
        IReadOnlyList<string> ran = await host.RunDueAsync();

        job["cron"].Text().ShouldBe("0 0/10 * * * ?");
        job["nextRun"].Text().ShouldStartWith("2026-11-23T09:20:00");
        ran.Count(one => one == name).ShouldBe(1);
    }

    [Theory]
    [InlineData("Jobs:sample:Cron", "every night", "Jobs:sample:Cron 'every night' is no Quartz cron expression")]
    [InlineData("Jobs:sample:Cron", "30 2 * * *", "Jobs:sample:Cron '30 2 * * *' is no Quartz cron expression")]
    [InlineData("Jobs:sample:Cron", "0 0 0 30 2 ?", "will never be due")]
    [InlineData("Jobs:smaple:Cron", "0 0 2 * * ?", "there is no such job. Known are: ")]
    [InlineData("Jobs:Lease", "00:00:00", "Lease is at least a second")]
    public async Task A_schedule_that_cannot_be_right_stops_the_start(string setting, string value, string says)
    {
        Exception fault = await Should.ThrowAsync<Exception>(
            async () => await JobHost.StartAsync(new Sqlite(), new SampleJob(), settings => settings[setting] = value));

        fault.ToString().ShouldContain(says);
    }

    [Fact]
    public async Task Two_jobs_of_one_name_stop_the_start() =>
        (await Should.ThrowAsync<Exception>(async () => await JobHost.StartAsync(new Sqlite(), [new SampleJob(), new SampleJob()])))
            .ToString().ShouldContain("Two jobs have the same name");
}
