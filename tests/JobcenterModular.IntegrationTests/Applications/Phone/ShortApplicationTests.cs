using System.Net;
using System.Text.Json.Nodes;
using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Desk;
using JobcenterModular.Applications.Persistence;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Applications.Phone;

/// <summary>The last evening of a month: one request saves the whole month.</summary>
public abstract class ShortApplicationTests(HostFixture host)
{
    private const string Address = "/api/v1/casework/short-applications";

    private static readonly DateTimeOffset LastMinute = new(2026, 11, 30, 22, 59, 30, TimeSpan.Zero);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static object Said => new { firstName = "Karl", lastName = "Beispiel", month = "2026-11", phone = "0171 2345678" };

    [Fact]
    public async Task Hotline_on_the_last_day_one_request_at_23_59_secures_the_month_and_says_who_took_it()
    {
        host.Clock.SetTo(LastMinute);

        JsonNode taken = (await TakeAsync(Said)).Expect(HttpStatusCode.Created).Json;

        taken["applicationDate"].Text().ShouldBe("2026-11-30");
        taken["effectMonth"].Text().ShouldBe("2026-11-01");
        taken["effectText"].Text().ShouldEndWith("zählt ab dem 01.11.2026.");
        taken["takenBy"].Text().ShouldBe("test:hotline");
        taken["reference"].Text().ShouldStartWith("HA-2026-");
        using HttpClient device = host.NewClient();
        JsonNode resumed = (await device.SendJsonAsync(
            HttpMethod.Post, "/api/v1/resumptions", new { reference = taken["reference"].Text(), code = taken["resumeCode"].Text() })).Expect(HttpStatusCode.OK).Json;
        using HttpClient caller = host.ClientWith(resumed["accessToken"]!["token"].Text());
        JsonNode view = await caller.FetchJsonAsync($"/api/v1/applications/{taken["applicationId"].Text()}");
        view["sections"]!["person"]!["answers"]!["ap.last"].Text().ShouldBe("Beispiel");
        view["sections"]!["contact"]!["answers"]!["contact.phone"].Text().ShouldBe("0171 2345678");
        view["sections"]!["start"]!["answers"]!["start.month"].Text().ShouldBe("2026-11");
    }

    [Fact]
    public async Task It_puts_one_task_on_the_desk_that_says_whom_to_call_and_is_gone_with_the_application()
    {
        JsonNode taken = (await TakeAsync(Said)).Expect(HttpStatusCode.Created).Json;
        WorkItem raised = await TaskAsync(taken);

        raised.Kind.ShouldBe(WorkItemKind.Task);
        raised.Reason.ShouldBe(TaskReason.ShortApplication);
        raised.State.ShouldBe(WorkState.New);
        raised.Reference.ShouldBe(taken["reference"].Text());
        using HttpClient desk = host.ClientWith(host.TokenForRole(Roles.Caseworker));
        (await desk.FetchAsync($"/api/v1/casework/items/{raised.Id}")).Expect(HttpStatusCode.OK).Text.ShouldContain("Karl Beispiel, Telefon 0171 2345678");
        using HttpClient caller = await CallerAsync(taken);
        (await caller.CallAsync(HttpMethod.Delete, $"/api/v1/applications/{taken["applicationId"].Text()}")).Expect(HttpStatusCode.NoContent);
        (await FindTaskAsync(taken)).ShouldBeNull();
        (await desk.FetchAsync($"/api/v1/casework/items/{raised.Id}")).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Twenty_parallel_tries_with_one_key_begin_one_application()
    {
        string key = Guid.NewGuid().ToString();

        Reply[] replies = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => TakeAsync(Said, key)));

        replies.Select(reply => reply.Expect(HttpStatusCode.Created).Text).Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
        var id = new BenefitApplicationId(replies[0].Json["applicationId"]!.GetValue<Guid>());
        await using AsyncServiceScope scope = host.Scope();
        ApplicationsDbContext db = scope.ServiceProvider.GetRequiredService<ApplicationsDbContext>();
        (await db.WorkItems.CountAsync(item => item.ApplicationId == id, Cancelled)).ShouldBe(1);
        (await db.PhoneSteps.CountAsync(step => step.ApplicationId == id, Cancelled)).ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"lastName":"Beispiel","month":"2026-11","phone":"0171 2345678"}""", 400)]
    [InlineData("""{"firstName":"  ","lastName":"Beispiel","month":"2026-11","phone":"0171 2345678"}""", 422)]
    [InlineData("""{"firstName":"Karl","lastName":"Beispiel","month":"2026-11"}""", 422)]
    [InlineData("""{"firstName":"Karl","lastName":"Beispiel","month":"2026-11","street":"Weg 1"}""", 422)]
    [InlineData("""{"firstName":"Karl","lastName":"Beispiel","month":"2026-13","phone":"0171 2345678"}""", 422)]
    [InlineData("""{"firstName":"Karl","lastName":"Beispiel","month":"2026-11","phone":"ruf mich an"}""", 422)]
    public async Task A_request_without_name_contact_or_month_begins_nothing(string body, int status)
    {
        long before = await CountAsync();

        Reply reply = await TakeAsync(JsonNode.Parse(body)!);

        reply.Expect((HttpStatusCode)status);
        (await CountAsync()).ShouldBe(before);
    }

    private async Task<Reply> TakeAsync(object body, string? key = null)
    {
        using HttpClient agent = host.ClientWith(host.TokenForRole(Roles.Hotline));
        return await agent.SendJsonAsync(HttpMethod.Post, Address, body, key is null ? [] : [("Idempotency-Key", key)]);
    }

    private async Task<HttpClient> CallerAsync(JsonNode taken)
    {
        using HttpClient device = host.NewClient();
        JsonNode resumed = (await device.SendJsonAsync(
            HttpMethod.Post, "/api/v1/resumptions", new { reference = taken["reference"].Text(), code = taken["resumeCode"].Text() })).Expect(HttpStatusCode.OK).Json;
        return host.ClientWith(resumed["accessToken"]!["token"].Text());
    }

    private async Task<WorkItem> TaskAsync(JsonNode taken) => (await FindTaskAsync(taken)).ShouldNotBeNull();

    private async Task<WorkItem?> FindTaskAsync(JsonNode taken)
    {
        Guid id = taken["taskId"]!.GetValue<Guid>();
        await using AsyncServiceScope scope = host.Scope();
        return await scope.ServiceProvider.GetRequiredService<ApplicationsDbContext>().WorkItems.SingleOrDefaultAsync(item => item.Id == id, Cancelled);
    }

    private async Task<long> CountAsync()
    {
        await using AsyncServiceScope scope = host.Scope();
        return await scope.ServiceProvider.GetRequiredService<ApplicationsDbContext>().Applications.LongCountAsync(Cancelled);
    }

    public sealed class OnSqlite(HostFixture<Sqlite> host) : ShortApplicationTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : ShortApplicationTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
