using System.Globalization;
using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.IntegrationTests.Documents;
using JobcenterModular.IntegrationTests.Fixtures;
using JobcenterModular.Notifications.UseCases.Staff.Stream;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace JobcenterModular.IntegrationTests.Notifications.Staff;

/// <summary>What a caseworker's tool can rely on.</summary>
public abstract class StreamTests(ITestDatabase database)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_notice_comes_as_the_list_shows_it_and_what_was_there_before_does_not()
    {
        await using HostFixture host = await StartAsync();
        await host.SubmitAsync();
        using HttpClient desk = host.Colleague("st:desk");
        await using StreamClient reader = await StreamClient.OpenAsync(desk, "leistung", cancellationToken: Cancelled);
        reader.Response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        long start = await reader.ReadyAsync();
        start.ShouldBe(1);

        Guid application = await host.SubmitAsync();

        (long position, JsonNode notice) = (await reader.NextNoticeAsync()).ShouldNotBeNull();
        position.ShouldBe(start + 1);
        JsonNode listed = (await desk.ItemsAsync("notices?team=leistung")).Single(item => item!["applicationId"]!.GetValue<Guid>() == application)!;
        notice.ToJsonString().ShouldBe(listed.ToJsonString());
    }

    [Fact]
    public async Task Who_comes_back_gets_what_came_meanwhile_once_and_in_order()
    {
        await using HostFixture host = await StartAsync();
        for (int i = 0; i < 120; i++)
            await host.StoreAsync(StaffWork.NoticeOf(i % 3 == 0 ? "st-other" : "st-own", Telling.NewId(host), host.Clock.GetUtcNow().AddSeconds(i)));
        using HttpClient desk = host.Colleague("st:desk");

        await using StreamClient reader = await StreamClient.OpenAsync(desk, "st-own", "10", Cancelled);
        (await reader.ReadyAsync()).ShouldBe(10);
        List<long> seen = [];
        while (seen.Count < 74)
            seen.Add((await reader.NextNoticeAsync()).ShouldNotBeNull().Position);

        seen.ShouldBe(Enumerable.Range(11, 110).Where(position => (position - 1) % 3 != 0).Select(position => (long)position));
    }

    [Fact]
    public async Task A_last_event_id_beyond_the_end_goes_on_at_the_end_and_one_that_is_none_is_refused()
    {
        await using HostFixture host = await StartAsync();
        await host.SubmitAsync();
        using HttpClient desk = host.Colleague("st:desk");

        await using (StreamClient future = await StreamClient.OpenAsync(desk, lastEventId: "999999", cancellationToken: Cancelled))
            (await future.ReadyAsync()).ShouldBe(1);
        foreach (string malformed in (string[])["abc", "-1", "1.5", "99999999999999999999"])
        {
            await using StreamClient refused = await StreamClient.OpenAsync(desk, lastEventId: malformed, cancellationToken: Cancelled);
            refused.Status.ShouldBe(400);
            (await refused.Response.Content.ReadAsStringAsync(Cancelled)).ShouldContain("notices.last_event_id_malformed");
        }
    }

    [Fact]
    public async Task Without_the_right_nobody_listens()
    {
        await using HostFixture host = await StartAsync();
        using HttpClient admin = host.Colleague("st:admin", Roles.Admin);

        await using StreamClient refused = await StreamClient.OpenAsync(admin, cancellationToken: Cancelled);

        refused.Status.ShouldBe(403);
    }

    [Fact]
    public async Task A_silent_stream_says_that_it_lives_and_where_it_stands()
    {
        await using HostFixture host = await StartAsync();
        using HttpClient desk = host.Colleague("st:desk");
        await using StreamClient reader = await StreamClient.OpenAsync(desk, "st-own", cancellationToken: Cancelled);
        await reader.ReadyAsync();
        await host.StoreAsync(StaffWork.NoticeOf("st-other", Telling.NewId(host), host.Clock.GetUtcNow()));
        await host.Services.GetRequiredService<INoticeNumbering>().RunAsync(Cancelled);

        host.Clock.Advance(TimeSpan.FromSeconds(16));

        SseItem<string> item = (await reader.NextAsync()).ShouldNotBeNull();
        item.EventType.ShouldBe("heartbeat");
        item.EventId.ShouldBe("1");
    }

    [Fact]
    public async Task It_ends_when_the_token_expires()
    {
        await using HostFixture host = await StartAsync();
        using HttpClient desk = host.Colleague("st:desk");
        await using StreamClient reader = await StreamClient.OpenAsync(desk, cancellationToken: Cancelled);
        await reader.ReadyAsync();

        host.Clock.Advance(TimeSpan.FromMinutes(61));

        (await reader.NextNoticeAsync()).ShouldBeNull();
        await using StreamClient again = await StreamClient.OpenAsync(desk, cancellationToken: Cancelled);
        again.Status.ShouldBe(401);
    }

    [Fact]
    public async Task A_host_that_is_told_to_stop_ends_its_streams_and_does_not_wait_for_them()
    {
        await using HostFixture host = await StartAsync();
        using HttpClient desk = host.Colleague("st:desk");
        await using StreamClient reader = await StreamClient.OpenAsync(desk, cancellationToken: Cancelled);
        await reader.ReadyAsync();

        Task stopped = host.Services.GetRequiredService<IHost>().StopAsync(Cancelled);

        (await reader.NextNoticeAsync()).ShouldBeNull();
        await stopped.WaitAsync(TimeSpan.FromSeconds(8), Cancelled);
    }

    [Fact]
    public async Task More_than_so_many_are_asked_to_come_again_and_who_goes_makes_room()
    {
        await using HostFixture host = await StartAsync(settings => settings["Notifications:Stream:MaxConnections"] = "2");
        using HttpClient desk = host.Colleague("st:desk");
        await using StreamClient one = await StreamClient.OpenAsync(desk, cancellationToken: Cancelled);
        await one.ReadyAsync();
        StreamClient two = await StreamClient.OpenAsync(desk, cancellationToken: Cancelled);
        await two.ReadyAsync();

        await using (StreamClient third = await StreamClient.OpenAsync(desk, cancellationToken: Cancelled))
        {
            third.Status.ShouldBe(503);
            third.Response.Headers.RetryAfter!.ToString().ShouldBe(5.ToString(CultureInfo.InvariantCulture));
        }

        await two.DisposeAsync();
        await Eventually.HappensAsync("a seat is free", async () =>
        {
            await using StreamClient next = await StreamClient.OpenAsync(desk, cancellationToken: Cancelled);
            return next.Status == 200;
        });
    }

    private Task<HostFixture> StartAsync(Action<HostSettings>? configure = null) => HostFixture.StartAsync(database, configure);

    public sealed class OnSqlite() : StreamTests(new Sqlite());

    public sealed class OnPostgreSql() : StreamTests(new PostgreSql());
}
