using System.Net;
using System.Text.Json.Nodes;
using JobcenterModular.Applications.Domain.Desk;
using JobcenterModular.Applications.Persistence;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Applications.Desk;

/// <summary>The desk's list with its queues, many items at once, and the clocks.</summary>
public abstract class WorkQueueTests(HostFixture host)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_queue_and_each_filter_shows_what_it_says_what_came_first_at_the_top()
    {
        await using HostFixture own = await HostFixture.StartAsync(host.Database);
        own.Clock.SetTo(new DateTimeOffset(2026, 11, 24, 22, 59, 59, TimeSpan.Zero));
        await own.EnterAsync("carla");
        using HttpClient carla = own.Caseworker("carla");
        (Guid firstId, string first) = await own.SendAsync();
        own.Clock.Advance(TimeSpan.FromSeconds(1));
        (Guid secondId, string second) = await own.SendAsync(urgent: true);
        own.Clock.Advance(TimeSpan.FromSeconds(1));
        (Guid thirdId, string third) = await own.SendAsync();
        own.Clock.Advance(TimeSpan.FromSeconds(1));
        (Guid fourthId, string fourth) = await own.SendAsync();
        await carla.AssignAsync(firstId, "carla", "\"1\"");
        await carla.MoveAsync(secondId, "inProgress", "\"1\"");
        await carla.DecideAsync(fourthId, "refused");
        await ChangeAsync(own, thirdId, item => item.MoveTo(WorkState.WaitingForCustomer, Actor.System, "informationRequested", null, own.Clock.GetUtcNow()));
        await ChangeAsync(own, thirdId, item => item.SetDue(new DateOnly(2026, 11, 26)));
        await ChangeAsync(own, secondId, item => item.SetDue(new DateOnly(2026, 11, 25)));

        (string Query, string[] Shows)[] expected =
        [
            ("", [first, second, third]), ("?queue=open", [first, second, third]), ("?queue=all", [first, second, third, fourth]), ("?queue=new", [first]),
            ("?queue=mine", [first]), ("?queue=waiting", [third]), ("?queue=due", [second]), ("?queue=due&dueBy=2026-11-26", [second, third]), ("?queue=urgent", [second]),
            ("?team=leistung", [first, second, third]), ("?team=andere", []), ("?assignee=carla", [first]), ("?kind=hauptantrag", [first, second, third]), ("?kind=task", []),
            ("?state=done", [fourth]), ("?state=inProgress", [second]), ("?urgent=true", [second]), ("?urgent=false", [first, third]), ("?dueBy=2026-11-25", [second]),
            ("?receivedFrom=2026-11-25", [second, third]), ("?receivedTo=2026-11-24", [first]), ("?receivedFrom=0001-01-01&receivedTo=9999-12-31", [first, second, third]),
            ($"?reference={fourth}", [fourth]), ("?queue=open&urgent=true&team=leistung&state=inProgress&kind=hauptantrag&dueBy=2026-11-30", [second]),
            ("?queue=mine&state=new&team=leistung", [first]), ("?queue=due&dueBy=2026-11-30&state=waitingForCustomer", [third]),
        ];
        foreach ((string query, string[] shows) in expected)
        {
            string.Join(' ', await carla.ReferencesAsync(query)).ShouldBe(string.Join(' ', shows), query);
            string.Join(' ', await carla.ReferencesAsync(query, limit: 1)).ShouldBe(string.Join(' ', shows), $"{query}, one by one");
        }
    }

    [Fact]
    public async Task Pages_are_complete_and_without_doubles_in_every_order_while_new_ones_arrive()
    {
        await using HostFixture own = await HostFixture.StartAsync(host.Database);
        (Guid id, _) = await own.SendAsync();
        List<Guid> tasks = await AddTasksAsync(own, id, 25);
        HttpClient carla = own.ClientFor(Roles.Caseworker);

        foreach (string query in (string[])["?kind=task", "?queue=due&dueBy=2030-01-01", "?followUpBy=2030-01-01"])
        {
            List<Guid> seen = [];
            string? cursor = null;
            do
            {
                JsonNode page = await carla.FetchJsonAsync($"{DeskWork.Items}{query}&limit=4{(cursor is null ? "" : $"&cursor={cursor}")}");
                seen.AddRange(page["items"]!.AsArray().Select(row => row!["id"]!.GetValue<Guid>()));
                cursor = page["nextCursor"]?.GetValue<string>();
                await own.SendAsync();
            }
            while (cursor is not null);

            seen.ShouldBe(tasks, ignoreOrder: true, customMessage: query);
        }
    }

    [Theory]
    [InlineData("queue=later", HttpStatusCode.UnprocessableEntity, "request.invalid")]
    [InlineData("kind=letter", HttpStatusCode.UnprocessableEntity, "request.invalid")]
    [InlineData("state=lost", HttpStatusCode.UnprocessableEntity, "request.invalid")]
    [InlineData("urgent=perhaps", HttpStatusCode.BadRequest, "request.malformed")]
    [InlineData("dueBy=2026-02-30", HttpStatusCode.BadRequest, "request.malformed")]
    [InlineData("limit=many", HttpStatusCode.BadRequest, "request.malformed")]
    [InlineData("cursor=abc", HttpStatusCode.BadRequest, "request.cursor_malformed")]
    [InlineData("cursor=MHxI", HttpStatusCode.BadRequest, "request.cursor_malformed")]
    public async Task A_wrong_question_is_refused(string query, HttpStatusCode status, string code) =>
        (await host.ClientFor(Roles.Caseworker).FetchAsync($"{DeskWork.Items}?{query}")).Expect(status, code);

    [Fact]
    public async Task A_thousand_items_go_to_somebody_in_one_request_and_the_answer_says_what_became_of_each()
    {
        await host.EnterAsync("berta");
        await host.EnterAsync("cem");
        using HttpClient berta = host.Caseworker("berta");
        (Guid id, _) = await host.SendAsync();
        List<Guid> tasks = await AddTasksAsync(host, id, 998);
        await ChangeAsync(host, tasks[0], item => item.AssignTo("cem", Actor.System, "assigned", null, host.Clock.GetUtcNow()));
        await ChangeAsync(host, tasks[1], item => item.MoveTo(WorkState.Done, Actor.System, "closed", null, host.Clock.GetUtcNow()));
        Guid unknown = Guid.CreateVersion7();
        object[] items =
        [
            .. tasks.Select(task => new { id = task, etag = task == tasks[1] ? "\"2\"" : "\"1\"" }),
            new { id, etag = "\"1\"" },
            new { id = unknown, etag = "\"1\"" },
        ];

        Reply reply = (await BulkAsync(berta, "berta", "Cem hat Urlaub.", items)).Expect(HttpStatusCode.OK);

        reply.Json["assigned"]!.GetValue<int>().ShouldBe(997);
        JsonArray results = reply.Json["items"]!.AsArray();
        results.Count.ShouldBe(1000);
        results[0]!["result"].Text().ShouldBe("changed");
        results[0]!["assignee"].Text().ShouldBe("cem");
        results[0]!["etag"].Text().ShouldBe("\"2\"");
        results[1]!["result"].Text().ShouldBe("done");
        results[2]!["result"].Text().ShouldBe("assigned");
        results[2]!["etag"].Text().ShouldBe("\"2\"");
        results[999]!["result"].Text().ShouldBe("notFound");
        (await berta.FetchAllAsync($"{DeskWork.Items}?queue=mine&kind=task")).Count.ShouldBe(996);
        JsonNode line = (await berta.ItemAsync(tasks[2])).Json["history"]!.AsArray().Single(step => step!["what"].Text() == "assigned")!;
        line["reason"].Text().ShouldBe("Cem hat Urlaub.");
    }

    [Fact]
    public async Task Many_at_once_and_one_by_one_never_overwrite_each_other()
    {
        await host.EnterAsync("carla");
        await host.EnterAsync("cem");
        using HttpClient carla = host.Caseworker("carla");
        using HttpClient cem = host.Caseworker("cem");
        (Guid id, _) = await host.SendAsync();
        List<Guid> tasks = await AddTasksAsync(host, id, 40);

        Task<Reply> bulk = BulkAsync(carla, "carla", "Alle zu mir.", [.. tasks.Select(task => new { id = task, etag = "\"1\"" })]);
        Reply[] single = await Task.WhenAll(tasks.Where((_, at) => at % 4 == 0).Select(task => cem.AssignAsync(task, "cem", "\"1\"")));
        JsonArray results = (await bulk).Expect(HttpStatusCode.OK).Json["items"]!.AsArray();

        Guid[] cems = [.. single.Where(reply => reply.Status == HttpStatusCode.OK).Select(reply => reply.Json["id"]!.GetValue<Guid>())];
        single.Where(reply => reply.Status != HttpStatusCode.OK).ShouldAllBe(reply => reply.Code == "desk.stale");
        foreach (JsonNode? result in results)
        {
            Guid task = result!["id"]!.GetValue<Guid>();
            result["result"].Text().ShouldBe(cems.Contains(task) ? "changed" : "assigned");
            (await carla.AssigneeAsync(task)).ShouldBe(cems.Contains(task) ? "cem" : "carla");
        }
    }

    [Fact]
    public async Task A_wrong_request_for_many_changes_none()
    {
        await host.EnterAsync("carla");
        using HttpClient carla = host.Caseworker("carla");
        (Guid id, _) = await host.SendAsync();
        object one = new { id, etag = "\"1\"" };

        (await BulkAsync(carla, "carla", "Grund", [])).Expect(HttpStatusCode.UnprocessableEntity, "request.invalid");
        (await BulkAsync(carla, "carla", " ", [one])).Expect(HttpStatusCode.UnprocessableEntity, "request.invalid");
        (await BulkAsync(carla, "carla", "Grund", [one, one])).Expect(HttpStatusCode.UnprocessableEntity, "request.invalid");
        (await BulkAsync(carla, "carla", "Grund", [null!])).Expect(HttpStatusCode.UnprocessableEntity, "request.invalid");
        (await BulkAsync(carla, "stranger", "Grund", [one])).Expect(HttpStatusCode.UnprocessableEntity, "desk.assignee_unknown");
        (await BulkAsync(carla, "carla", "Grund", [.. Enumerable.Range(0, 1001).Select(_ => (object)new { id = Guid.NewGuid(), etag = "\"1\"" })]))
            .Expect(HttpStatusCode.UnprocessableEntity, "request.invalid");
        (await carla.AssigneeAsync(id)).ShouldBeNull();
    }

    [Fact]
    public async Task A_team_lead_sees_how_many_clocks_are_near_or_over_and_the_most_pressing_first()
    {
        await using HostFixture own = await HostFixture.StartAsync(host.Database);
        own.Clock.SetTo(new DateTimeOffset(2026, 2, 2, 9, 0, 0, TimeSpan.Zero));
        (_, string oldest) = await own.SendAsync();
        own.Clock.SetTo(new DateTimeOffset(2026, 2, 20, 9, 0, 0, TimeSpan.Zero));
        (_, string older) = await own.SendAsync();
        own.Clock.SetTo(new DateTimeOffset(2026, 7, 24, 9, 0, 0, TimeSpan.Zero));
        (Guid id, string near) = await own.SendAsync();
        own.Clock.SetTo(new DateTimeOffset(2026, 8, 5, 9, 0, 0, TimeSpan.Zero));
        (Guid doneId, _) = await own.SendAsync();
        (_, string newest) = await own.SendAsync();
        HttpClient lead = own.ClientFor(Roles.TeamLead);
        await lead.DecideAsync(doneId, "refused");
        await AddTasksAsync(own, id, 2);

        JsonNode board = await lead.FetchJsonAsync("/api/v1/casework/clocks?team=leistung");

        JsonNode team = board["teams"]!.AsArray().ShouldHaveSingleItem()!;
        foreach ((string name, int count) in ((string, int)[])[("open", 6), ("unassigned", 6), ("goalOver", 2), ("goalNear", 1), ("decisionOver", 1), ("decisionNear", 1)])
            team[name]!.GetValue<int>().ShouldBe(count, name);
        board["mostPressing"]!.AsArray().Select(row => row!["reference"].Text()).ShouldBe([oldest, older, near, newest]);
        JsonNode clocks = board["mostPressing"]![0]!["clocks"]!;
        clocks["daysSinceReceipt"]!.GetValue<int>().ShouldBe(184);
        clocks["decideBy"].Text().ShouldBe("2026-08-02");
        clocks["decision"].Text().ShouldBe("over");
        clocks["goal"].Text().ShouldBe("over");
        (await lead.FetchJsonAsync("/api/v1/casework/clocks?team=andere"))["teams"]!.AsArray().ShouldBeEmpty();
        (await own.ClientFor(Roles.Caseworker).FetchAsync("/api/v1/casework/clocks")).Expect(HttpStatusCode.Forbidden, "auth.forbidden");
    }

    [Fact]
    public async Task Unfinished_drafts_can_be_seen_by_team()
    {
        using ApplicantJourney mara = await ApplicantJourney.StartAsync(host);
        HttpClient carla = host.ClientFor(Roles.Caseworker);

        (await carla.FetchAllAsync("/api/v1/casework/drafts?team=leistung")).Select(row => row["reference"].Text()).Contains(mara.Reference, StringComparer.Ordinal).ShouldBeTrue();
        (await carla.FetchAllAsync("/api/v1/casework/drafts?team=andere")).ShouldBeEmpty();
    }

    private static Task<Reply> BulkAsync(HttpClient client, string? assignee, string reason, object[] items) =>
        client.SendJsonAsync(HttpMethod.Post, "/api/v1/casework/assignments", new { assignee, reason, items });

    private static async Task ChangeAsync(HostFixture own, Guid id, Action<WorkItem> change)
    {
        await using AsyncServiceScope scope = own.Scope();
        var db = scope.ServiceProvider.GetRequiredService<ApplicationsDbContext>();
        change(await db.WorkItems.SingleAsync(item => item.Id == id, Cancelled));
        await db.SaveChangesAsync(Cancelled);
    }

    /// <summary>Tasks about an application, in pairs of the same instant, with due days and follow-ups.</summary>
    private static async Task<List<Guid>> AddTasksAsync(HostFixture own, Guid about, int count)
    {
        await using AsyncServiceScope scope = own.Scope();
        var db = scope.ServiceProvider.GetRequiredService<ApplicationsDbContext>();
        WorkItem item = await db.WorkItems.SingleAsync(row => row.Id == about, Cancelled);
        List<WorkItem> tasks = [];
        for (int at = 0; at < count; at++)
        {
            DateTimeOffset now = own.Clock.GetUtcNow().AddSeconds(at / 2);
            WorkItem task = WorkItem.ForTask(Guid.CreateVersion7(now), TaskReason.LateAnswer, item, item.Assignee, now, now);
            task.SetDue(new DateOnly(2026, 12, 1).AddDays(at % 5));
            task.FollowUp(new DateOnly(2026, 12, 1).AddDays(at % 3), Actor.System, now);
            tasks.Add(task);
        }

        db.WorkItems.AddRange(tasks);
        await db.SaveChangesAsync(Cancelled);
        return tasks.ConvertAll(task => task.Id);
    }

    public sealed class OnSqlite(HostFixture<Sqlite> host) : WorkQueueTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : WorkQueueTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
