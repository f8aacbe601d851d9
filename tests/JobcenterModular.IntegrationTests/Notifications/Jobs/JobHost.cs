using System.Net;
using System.Text.Json.Nodes;
using JobcenterModular.BuildingBlocks.Jobs;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Documents;
using JobcenterModular.IntegrationTests.Fixtures;
using JobcenterModular.Notifications.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Notifications.Jobs;

/// <summary>Hosts with jobs of the tests' own, and what an admin sees of them.</summary>
internal static class JobHost
{
    public const string Jobs = "/api/v1/casework/jobs";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>A host that runs jobs by schedule, on a clock that stands still until the test moves it.</summary>
    public static Task<HostFixture> StartAsync(ITestDatabase database, SampleJob job, Action<HostSettings>? configure = null) =>
        StartAsync(database, [job], configure);

    public static async Task<HostFixture> StartAsync(ITestDatabase database, SampleJob[] jobs, Action<HostSettings>? configure = null)
    {
        HostFixture host = await HostFixture.StartAsync(database, settings =>
        {
            settings["Jobs:Schedule"] = "true";
            settings["Jobs:Grace"] = "00:15:00";
            foreach (SampleJob job in jobs)
                settings.Services(services => services.AddSingleton<IScheduledJob>(job));
            configure?.Invoke(settings);
        });

        // From the first look on a job can be missed; the test may move the clock only after it.
        await host.Admin().FetchJsonAsync(Jobs);
        return host;
    }

    /// <summary>With a token of this moment: tests move the clock by days.</summary>
    public static HttpClient Admin(this HostFixture host) => host.ClientWith(host.TokenForRole(Roles.Admin));

    /// <summary>The host's look for what was missed, abandoned or stands still, which comes each minute.</summary>
    public static Task WatchAsync(this HostFixture host) => host.Services.GetRequiredService<WatchJobsJob>().RunAsync(Cancelled);

    public static Task<IReadOnlyList<string>> RunDueAsync(this HostFixture host) =>
        host.Services.GetRequiredService<IJobScheduler>().RunDueAsync(Cancelled);

    /// <summary>Asks for a run and answers where it can be looked at.</summary>
    public static async Task<string> RunNowAsync(this HostFixture host, string job = "sample")
    {
        Reply reply = (await host.Admin().CallAsync(HttpMethod.Post, $"{Jobs}/{job}/runs")).Expect(HttpStatusCode.Accepted);
        return $"{Jobs}/{job}/runs/{reply.Json["id"].Text()}";
    }

    public static Task<List<JsonNode>> RunsAsync(this HostFixture host, string job = "sample") =>
        host.Admin().FetchAllAsync($"{Jobs}/{job}/runs");

    public static async Task<JsonNode> JobAsync(this HostFixture host, string job = "sample") =>
        (await host.Admin().FetchJsonAsync(Jobs)).AsArray().Single(row => row!["name"].Text() == job)!;

    public static async Task<List<string>> OpenAlarmsAsync(this HostFixture host) =>
        [.. (await host.Admin().FetchAllAsync("/api/v1/casework/alarms?open=true")).Select(alarm => $"{alarm["kind"].Text()} {alarm["subject"].Text()}")];

    public static Task EndsAsync(this HostFixture host, string run, string outcome) => Eventually.HappensAsync(
        $"the run has {outcome}", async () => (await host.Admin().FetchJsonAsync(run))["outcome"].Text() == outcome);

    public static string Outcomes(this IEnumerable<JsonNode> runs) => string.Join(", ", runs.Select(run => $"{run["startedBy"].Text()} {run["outcome"].Text()}"));
}
