using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.Domain.Leaving;
using JobcenterModular.Documents.UseCases;
using JobcenterModular.Documents.UseCases.Leaving.Ledger;
using JobcenterModular.IntegrationTests.Fixtures;
using JobcenterModular.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.IntegrationTests.Documents.Leaving;

/// <summary>A case file with two papers that is to leave, and the system that gets it.</summary>
internal sealed class Leaver : IDisposable
{
    private Leaver(HostFixture host, Draft draft) => (Host, Draft) = (host, draft);

    public HostFixture Host { get; }

    public Draft Draft { get; }

    public Guid CaseId { get; private set; }

    /// <summary>Hashes of the papers.</summary>
    public List<string> Hashes { get; } = [];

    public List<StoredDocument> Papers { get; } = [];

    public HttpClient Receiver => Host.ClientFor(Roles.Integration);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static async Task<Leaver> StartAsync(HostFixture host)
    {
        var leaver = new Leaver(host, await Draft.StartAsync(host));
        for (int i = 0; i < 2; i++)
        {
            byte[] file = PaperFiles.NewPdf();
            leaver.Papers.Add(await leaver.Draft.StoreAsync(RawForm.Paper(file).Content()));
            leaver.Hashes.Add(HashOf(file));
        }

        await leaver.Draft.TellSubmittedAsync();
        leaver.CaseId = (await leaver.Draft.FolderAsync()).CaseId!.Value;
        return leaver;
    }

    public static string HashOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    public Uri Of(string rest) => new($"/api/v1/case-files/{CaseId}/{rest}", UriKind.Relative);

    public async Task<HandOverView> OfferAsync(string? key = null, HttpClient? client = null)
    {
        using HttpResponseMessage response = await PostAsync("exports", new { receiver = "Jobcenter Nachbarstadt", note = "Umzug" }, key, client);
        response.StatusCode.ShouldBe(HttpStatusCode.Created, await response.Content.ReadAsStringAsync(Cancelled));
        return (await response.Content.ReadFromJsonAsync<HandOverView>(ApiJson.Options, Cancelled))!;
    }

    public async Task<HandOverView> DropAsync()
    {
        using HttpResponseMessage response = await PostAsync("hand-overs", new { });
        response.StatusCode.ShouldBe(HttpStatusCode.Created, await response.Content.ReadAsStringAsync(Cancelled));
        return (await response.Content.ReadFromJsonAsync<HandOverView>(ApiJson.Options, Cancelled))!;
    }

    public Task<HttpResponseMessage> PackageAsync(Guid handOver) => Receiver.GetAsync(Of($"exports/{handOver}/package"), Cancelled);

    public Task<HttpResponseMessage> AnswerAsync(Guid handOver, bool accepted) =>
        PostAsync($"exports/{handOver}/acknowledgement", new { accepted, note = "Az. 17" });

    public async Task<HttpResponseMessage> PostAsync(string rest, object body, string? key = null, HttpClient? client = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Of(rest)) { Content = JsonContent.Create(body) };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return await (client ?? Receiver).SendAsync(request, Cancelled);
    }

    public Task<HandOver> RowAsync(Guid id) => Draft.LookAsync(db => db.HandOvers.AsNoTracking().SingleAsync(row => row.Id == id, Cancelled));

    public async Task<IReadOnlyList<HandOverView>> ListAsync(string query = "") =>
        (await Receiver.GetFromJsonAsync<Page<HandOverView>>(new Uri("/api/v1/casework/hand-overs" + query, UriKind.Relative), ApiJson.Options, Cancelled))!.Items;

    public void Dispose() => Draft.Dispose();
}
