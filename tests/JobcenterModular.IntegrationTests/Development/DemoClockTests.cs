using System.Net;
using System.Text.Json.Nodes;
using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Host.Development;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Fixtures;
using JobcenterModular.IntegrationTests.Notifications.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace JobcenterModular.IntegrationTests.Development;

/// <summary>A script moves the host's clock and sees what the jobs have done by then.</summary>
public abstract class DemoClockTests(ITestDatabase database)
{
    private const string Clock = "/api/v1/demo-clock";

    [Fact]
    public async Task Moving_the_clock_runs_what_has_become_due_once_and_in_order_before_it_answers()
    {
        int hour = TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), OfficeTime.Zone).Hour; // The demo clock starts at the true time.
        SampleJob late = new("late", $"0 0 {(hour + 4) % 24} * * ?"), early = new("early", $"0 0 {(hour + 2) % 24} * * ?"), yearly = new("yearly", "0 0 0 1 6 ?");
        early.Work = cancelled => Task.Delay(200, cancelled);
        await using HostFixture host = await StartAsync(late, early, yearly);
        DateTimeOffset before = (await host.Admin().FetchJsonAsync(Clock))["now"]!.GetValue<DateTimeOffset>();

        JsonNode moved = await MoveAsync(host, "P3D");

        (moved["now"]!.GetValue<DateTimeOffset>() - before).ShouldBeInRange(TimeSpan.FromDays(3), TimeSpan.FromDays(3) + TimeSpan.FromMinutes(1));
        moved["jobsRun"].Texts().Where(name => name is "late" or "early" or "yearly").ShouldBe(["early", "late"]);
        moved["delivered"]!.GetValue<bool>().ShouldBeTrue();
        (early.Runs, late.Runs, yearly.Runs).ShouldBe((1, 1, 0));
        (await host.RunsAsync("early")).Outcomes().ShouldBe("catch-up succeeded");
    }

    [Fact]
    public async Task What_the_jobs_have_told_has_arrived_when_the_move_is_answered()
    {
        await using HostFixture host = await StartAsync();
        using ApplicantJourney anna = await ApplicantJourney.WithAnswersAsync(host);
        await anna.UploadAsync();

        JsonNode moved = await MoveAsync(host, "P62D");

        moved["jobsRun"].Texts().Count(name => name == "expire-drafts").ShouldBe(1);
        (await host.ClientWith(host.TokenForRole(Roles.Admin)).FetchJsonAsync("/api/v1/casework/outbox")).AsArray()
            .ShouldAllBe(module => module!["waiting"]!.GetValue<int>() == 0);
        anna.RenewToken(host);
        (await anna.Client.FetchAsync(anna.Path)).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_token_lives_as_long_as_it_says()
    {
        await using HostFixture host = await StartAsync();
        HttpClient ada = host.ClientWith(await host.TokenForAsync("ada"));

        (await ada.SendJsonAsync(HttpMethod.Post, Clock, new { advance = "PT30M" })).Expect(HttpStatusCode.OK);
        (await ada.SendJsonAsync(HttpMethod.Post, Clock, new { advance = "PT45M" })).Expect(HttpStatusCode.OK);

        (await ada.FetchAsync(Clock)).Expect(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("tomorrow", "demo_clock.no_duration")]
    [InlineData("", "demo_clock.no_duration")]
    [InlineData("-P1D", "demo_clock.out_of_range")]
    [InlineData("P401D", "demo_clock.out_of_range")]
    [InlineData("P10000000D", "demo_clock.out_of_range")]
    public async Task A_move_that_is_no_duration_or_too_far_is_refused(string advance, string code)
    {
        await using HostFixture host = await StartAsync();

        (await host.Admin().SendJsonAsync(HttpMethod.Post, Clock, new { advance })).Expect(HttpStatusCode.UnprocessableEntity, code);
    }

    [Fact]
    public async Task Another_clock_is_not_moved()
    {
        await using HostFixture host = await HostFixture.StartAsync(database);

        (await host.Admin().SendJsonAsync(HttpMethod.Post, Clock, new { advance = "P1D" })).Expect(HttpStatusCode.Conflict, "demo_clock.not_movable");
    }

    [Fact]
    public async Task In_production_there_is_no_such_clock()
    {
        await using HostFixture host = await HostFixture.StartAsync(database, settings => settings["environment"] = "Production");

        (await host.Admin().SendJsonAsync(HttpMethod.Post, Clock, new { advance = "P1D" })).Expect(HttpStatusCode.NotFound);
        host.Services.GetService<OutboxDrain>().ShouldBeNull();
    }

    private static async Task<JsonNode> MoveAsync(HostFixture host, string by) =>
        (await host.Admin().SendJsonAsync(HttpMethod.Post, Clock, new { advance = by })).Expect(HttpStatusCode.OK).Json;

    private Task<HostFixture> StartAsync(params SampleJob[] jobs) => JobHost.StartAsync(
        database, jobs, settings => settings.Services(services => services.Replace(ServiceDescriptor.Singleton<TimeProvider, MovableClock>())));

    public sealed class OnSqlite() : DemoClockTests(new Sqlite());

    public sealed class OnPostgreSql() : DemoClockTests(new PostgreSql());
}
