using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using FsCheck.Fluent;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Applications;

/// <summary>Whatever is sent: an answer that says what is wrong, and nobody's data moves.</summary>
public abstract class RandomRequestTests(HostFixture host, int requests)
{
    private const int Drafts = 40;
    private const int Parallel = 8;

    [Fact]
    public async Task Thousands_of_random_requests_never_meet_a_failure_and_change_nothing_of_others()
    {
        using ApplicantJourney draft = await ApplicantJourney.WithAnswersAsync(host, account: "victim");
        using ApplicantJourney sent = await ApplicantJourney.WithAnswersAsync(host);
        await draft.UploadAsync();
        await sent.UploadAsync();
        await sent.SubmitAsync();
        await host.DrainEventsAsync();
        string before = await StateAsync(draft, sent);
        RandomRequests random = await PrepareAsync([draft.Id, sent.Id, Guid.NewGuid()]);
        ConcurrentDictionary<HttpStatusCode, int> statuses = new();
        ConcurrentBag<string> faults = [];
        using var client = new HttpClient { BaseAddress = host.Client.BaseAddress };

        await System.Threading.Tasks.Parallel.ForEachAsync(
            random.All().Sample(requests),
            new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = TestContext.Current.CancellationToken },
            async (request, cancelled) =>
            {
                using HttpRequestMessage message = request.ToMessage();
                using HttpResponseMessage response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancelled);
                statuses.AddOrUpdate(response.StatusCode, 1, (_, count) => count + 1);
                if (response.Content.Headers.ContentType?.MediaType == "text/event-stream")
                    return; // It got in, and would listen for ever.
                Reply reply = await response.ReadAsync();
                if (FaultOf(reply, message.Method) is { } fault)
                    faults.Add($"{fault}: {request}\n  {reply.Text}");
            });

        string told = string.Join(", ", statuses.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key} {pair.Value}"));
        TestContext.Current.TestOutputHelper!.WriteLine(told);
        faults.ShouldBeEmpty(string.Join('\n', faults.Take(10).Append(host.Failures())));
        host.Failures().ShouldBeEmpty();
        (await StateAsync(draft, sent)).ShouldBe(before);
        statuses.Keys.Count(status => (int)status is >= 200 and < 300).ShouldBeGreaterThanOrEqualTo(2, $"Some must get through: {told}");
        statuses.Keys.Count(status => (int)status is >= 400).ShouldBeGreaterThanOrEqualTo(8, $"Many kinds of refusal must be met: {told}");
    }

    private static string? FaultOf(Reply reply, HttpMethod method)
    {
        if (reply.Status == HttpStatusCode.ServiceUnavailable)
            return reply.RetryAfter is null ? "503 without Retry-After" : null;
        if ((int)reply.Status >= 500)
            return "failure";
        if ((int)reply.Status < 400)
            return null;
        if (reply.MediaType != "application/problem+json")
            return "no problem document";
        if (method == HttpMethod.Head)
            return null; // An answer to HEAD has no body.
        return reply.Code is { Length: > 0 } && reply.Json["traceId"] is not null ? null : "no code or trace id";
    }

    private async Task<RandomRequests> PrepareAsync(Guid[] foreign)
    {
        List<(Guid, string)> own = [];
        for (int i = 0; i < Drafts; i++)
        {
            using ApplicantJourney one = await ApplicantJourney.StartAsync(host);
            if (i % 4 == 0)
                await one.SaveScenarioAsync(Scenario.One);
            own.Add((one.Id, one.Token));
        }

        string[] tokens = [.. ((string[])[Roles.Applicant, Roles.Caseworker, Roles.Admin, Roles.Hotline]).Select(role => host.TokenForRole(role))];
        return new RandomRequests(host, own, foreign, tokens);
    }

    private async Task<string> StateAsync(ApplicantJourney draft, ApplicantJourney sent)
    {
        JsonObject desk = (await host.ClientFor(Roles.Caseworker).FetchJsonAsync($"/api/v1/casework/applications/{sent.Id}")).AsObject();
        desk.Remove("pdf");
        desk.Remove("confirmedAt");
        JsonNode[] parts =
        [
            await draft.ViewAsync(),
            await draft.ProgressAsync(),
            await draft.Client.FetchJsonAsync($"{draft.Path}/documents"),
            await sent.Client.FetchJsonAsync($"{sent.Path}/receipt"),
            await sent.Client.FetchJsonAsync($"{sent.Path}/documents"),
            desk,
        ];
        return string.Join('\n', parts.Select(part => part.ToJsonString()));
    }

    public sealed class OnSqlite(HostFixture<Sqlite> host) : RandomRequestTests(host, requests: 10_000), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : RandomRequestTests(host, requests: 2_000), IClassFixture<HostFixture<PostgreSql>>;
}
