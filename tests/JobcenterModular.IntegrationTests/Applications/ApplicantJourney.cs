using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Applications;

/// <summary>One person on the way to the office, over HTTP. Methods that promise a result fail with the whole answer.</summary>
internal sealed class ApplicantJourney : IDisposable
{
    private const string Applications = "/api/v1/applications";

    private readonly ConcurrentDictionary<string, string> _etags = new(StringComparer.Ordinal);

    private ApplicantJourney(HttpClient client, JsonNode started)
    {
        Client = client;
        Started = started;
        Id = started["id"]!.GetValue<Guid>();
        Reference = started["reference"].Text();
        ResumeCode = started["resumeCode"].Text();
    }

    public HttpClient Client { get; }

    /// <summary>The reply to the first click.</summary>
    public JsonNode Started { get; }

    public Guid Id { get; }

    public string Reference { get; }

    public string ResumeCode { get; }

    public string Path => $"{Applications}/{Id}";

    public string Token => Client.DefaultRequestHeaders.Authorization!.Parameter!;

    public static DateTimeOffset Instant(JsonNode? node) => DateTimeOffset.Parse(node.Text(), CultureInfo.InvariantCulture);

    public static DateOnly Day(JsonNode? node) => DateOnly.ParseExact(node.Text(), "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static Task<Reply> TryStartAsync(HttpClient client, string? idempotencyKey = null, object? body = null) => client.SendJsonAsync(
        HttpMethod.Post, Applications, body ?? new { form = "hauptantrag" }, idempotencyKey is null ? [] : [("Idempotency-Key", idempotencyKey)]);

    /// <summary>Starts as a guest, or with an account of this name.</summary>
    public static Task<ApplicantJourney> StartAsync(HostFixture host, string? account = null) =>
        BeginAsync(account is null ? host.NewClient() : host.ClientWith(host.TokenForRole(Roles.Applicant, account)));

    /// <summary>Starts with this client, which now belongs to the journey. A guest goes on with the token of the reply.</summary>
    public static async Task<ApplicantJourney> BeginAsync(HttpClient client, object? body = null)
    {
        JsonNode started = (await TryStartAsync(client, body: body)).Expect(HttpStatusCode.Created).Json;
        client.DefaultRequestHeaders.Authorization ??= new AuthenticationHeaderValue("Bearer", started["accessToken"]!["token"].Text());
        return new ApplicantJourney(client, started);
    }

    /// <summary>Starts and answers everything of a scenario.</summary>
    public static async Task<ApplicantJourney> WithAnswersAsync(HostFixture host, string scenario = "scenario-1", string? account = null)
    {
        ApplicantJourney journey = await StartAsync(host, account);
        await journey.SaveScenarioAsync(Scenario.Read(scenario));
        return journey;
    }

    /// <summary>A fresh guest's token without asking the host: for jumps in time.</summary>
    public void RenewToken(HostFixture host) => Client.DefaultRequestHeaders.Authorization =
        new AuthenticationHeaderValue("Bearer", host.Services.GetRequiredService<OwnTokens>().ForGuest(Id).Token);

    public string EtagOf(string section) => _etags.GetValueOrDefault(section, "\"0\"");

    public Task<Reply> PutAsync(string section, object answers, string? ifMatch) =>
        Client.SendJsonAsync(HttpMethod.Put, $"{Path}/sections/{section}", answers, ifMatch is null ? [] : [("If-Match", ifMatch)]);

    public async Task<Reply> TrySaveAsync(string section, object answers)
    {
        Reply reply = await PutAsync(section, answers, EtagOf(section));
        if (reply.Status == HttpStatusCode.OK)
            _etags[section] = reply.ETag!;
        return reply;
    }

    public async Task<JsonNode> SaveAsync(string section, object answers) => (await TrySaveAsync(section, answers)).Expect(HttpStatusCode.OK).Json;

    public async Task SaveScenarioAsync(Scenario scenario)
    {
        foreach ((string section, JsonObject answers) in scenario.Sections)
            await SaveAsync(section, answers);
    }

    public async Task<JsonNode> SectionAsync(string section) => (await Client.FetchJsonAsync($"{Path}/sections/{section}"))["answers"]!;

    public Task<JsonNode> ViewAsync() => Client.FetchJsonAsync(Path);

    public Task<JsonNode> ProgressAsync() => Client.FetchJsonAsync($"{Path}/progress");

    public Task<Reply> TryUploadAsync(byte[] content, string evidence = "N01", string person = "ap", string fileName = "nachweis.pdf") =>
        Client.CallAsync(HttpMethod.Post, $"{Path}/documents", HttpCalls.Paper(content, evidence, person, fileName));

    public async Task<JsonNode> UploadAsync(byte[]? content = null, string evidence = "N01", string person = "ap", string fileName = "nachweis.pdf") =>
        (await TryUploadAsync(content ?? HttpCalls.Pdf(), evidence, person, fileName)).Expect(HttpStatusCode.Created).Json;

    public async Task<JsonNode> PauseAsync(string? mail = null) =>
        (await Client.SendJsonAsync(HttpMethod.Post, $"{Path}/pauses", new { mail })).Expect(HttpStatusCode.OK).Json;

    public Task<Reply> TryResumeAsync(HttpClient device, string code) =>
        device.SendJsonAsync(HttpMethod.Post, "/api/v1/resumptions", new { reference = Reference, code });

    /// <summary>Goes on with reference and code on another device, which knows nothing else.</summary>
    public async Task<ApplicantJourney> ResumeOnAnotherDeviceAsync(HostFixture host, string code)
    {
        using HttpClient device = host.NewClient();
        JsonNode resumed = (await TryResumeAsync(device, code)).Expect(HttpStatusCode.OK).Json;
        return With(host.ClientWith(resumed["accessToken"]!["token"].Text()));
    }

    /// <summary>The same application with another client, such as after logging in again.</summary>
    public ApplicantJourney With(HttpClient client) => new(client, Started);

    public Task<Reply> TrySubmitAsync(string? idempotencyKey = null) => Client.SendJsonAsync(
        HttpMethod.Post, $"{Path}/submission", null, idempotencyKey is null ? [] : [("Idempotency-Key", idempotencyKey)]);

    public async Task<JsonNode> SubmitAsync() => (await TrySubmitAsync()).Expect(HttpStatusCode.OK).Json;

    public Task<Reply> TryDeleteAsync() => Client.CallAsync(HttpMethod.Delete, Path);

    public void Dispose() => Client.Dispose();
}
