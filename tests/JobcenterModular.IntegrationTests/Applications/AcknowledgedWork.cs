using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Applications;

/// <summary>What a host has acknowledged to one person before it was killed.</summary>
internal sealed class AcknowledgedWork
{
    private readonly List<(string Section, JsonNode Answers)> _saves = [];
    private readonly List<(string Id, string Sha256)> _uploads = [];
    private readonly string _token;

    private AcknowledgedWork(JsonNode started)
    {
        Id = started["id"]!.GetValue<Guid>();
        _token = started["accessToken"]!["token"].Text();
    }

    public Guid Id { get; }

    public string? Receipt { get; private set; }

    /// <summary>Answers so far.</summary>
    public int Steps => 1 + _saves.Count + _uploads.Count + (Receipt is null ? 0 : 1);

    /// <summary>One application from the first click to the receipt. Each answer is noted as it comes.</summary>
    public static async Task DoAsync(HttpClient client, ConcurrentBag<AcknowledgedWork> work)
    {
        client.DefaultRequestHeaders.Authorization = null;
        var one = new AcknowledgedWork((await ApplicantJourney.TryStartAsync(client)).Expect(HttpStatusCode.Created).Json);
        work.Add(one);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", one._token);
        string path = $"/api/v1/applications/{one.Id}";
        foreach (string section in (string[])["person", "contact", "payment", "household"])
        {
            Reply saved = await client.SendJsonAsync(HttpMethod.Put, $"{path}/sections/{section}", Scenario.One[section], ("If-Match", "\"0\""));
            one._saves.Add((section, saved.Expect(HttpStatusCode.OK).Json["answers"]!));
        }

        byte[] content = HttpCalls.Pdf();
        Reply uploaded = await PatientlyAsync(() => client.CallAsync(HttpMethod.Post, $"{path}/documents", HttpCalls.Paper(content, "N01")));
        one._uploads.Add((uploaded.Expect(HttpStatusCode.Created).Json["id"].Text(), Convert.ToHexStringLower(SHA256.HashData(content))));
        Reply submitted = await PatientlyAsync(() => client.CallAsync(HttpMethod.Post, $"{path}/submission"));
        one.Receipt = submitted.Expect(HttpStatusCode.OK).Json["receipt"].Text();
    }

    public async Task ExpectAllIsThereAsync(HostProcess host, HttpClient desk)
    {
        using var client = new HttpClient { BaseAddress = host.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        string path = $"/api/v1/applications/{Id}";
        JsonNode view = await client.FetchJsonAsync(path);
        foreach ((string section, JsonNode answers) in _saves)
            JsonNode.DeepEquals(view["sections"]![section]?["answers"], answers).ShouldBeTrue($"{section} of {Id}");
        foreach ((string id, string sha256) in _uploads)
        {
            Reply content = (await client.FetchAsync($"{path}/documents/{id}/content")).Expect(HttpStatusCode.OK);
            Convert.ToHexStringLower(SHA256.HashData(content.Bytes)).ShouldBe(sha256);
        }

        if (Receipt is null)
            return;
        JsonNode receipt = await client.FetchJsonAsync($"{path}/receipt");
        receipt["receipt"].Text().ShouldBe(Receipt);
        string[] inReceipt = [.. receipt["facts"]!["files"]!.AsArray().Select(file => file!["sha256"].Text())];
        (await desk.FetchJsonAsync($"/api/v1/casework/applications/{Id}"))["receipt"].Text().ShouldBe(Receipt);
        JsonNode item = (await client.FetchJsonAsync($"{path}/evidence")).AsArray().Single(due => due!["code"].Text() == "N01" && due["person"].Text() == "ap")!;
        JsonArray papers = item["papers"]!.AsArray();
        papers.Select(paper => paper!["id"].Text()).ShouldBe(_uploads.Select(upload => upload.Id), ignoreOrder: true);
        papers.Where(paper => !paper!["late"]!.GetValue<bool>()).Select(paper => paper!["sha256"].Text()).ShouldBe(inReceipt, ignoreOrder: true);
    }

    // A host that has just come back may say that it is not ready for this one yet.
    private static async Task<Reply> PatientlyAsync(Func<Task<Reply>> call)
    {
        Reply reply = await call();
        while (reply.Status == HttpStatusCode.ServiceUnavailable && reply.RetryAfter is { } wait)
        {
            await Task.Delay(wait, TestContext.Current.CancellationToken);
            reply = await call();
        }

        return reply;
    }
}
