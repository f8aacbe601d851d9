using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using JobcenterModular.Bench.Data;
using JobcenterModular.Bench.Reporting;
using JobcenterModular.Bench.Servers;

namespace JobcenterModular.Bench.Measures;

/// <summary>Memory of the Host while many large papers arrive at once.</summary>
internal sealed class UploadMeasure(Workbench bench)
{
    private const int Uploads = 20;
    private const int FileBytes = 20 * 1024 * 1024;
    private const double LimitMiB = 100;

    public async Task RunAsync(Report report)
    {
        await using ServerProcess host = await bench.StartHostAsync(bench.NewFolder(), await bench.Postgres.CreateDatabaseAsync());
        List<(Guid Id, string Token)> drafts = [];
        for (int draft = 0; draft < Uploads; draft++)
            drafts.Add(await Scenario.StartAsync(host.Client));
        await UploadAsync(host.Client, drafts[0], 1024 * 1024);

        List<(double Before, double Peak, double After)> rounds = [];
        for (int round = 0; round < bench.Options.UploadRounds; round++)
        {
            ProcessFigures.ResetPeak(host.Id);
            double before = ProcessFigures.MemoryMiB(host.Id, "VmRSS");
            await Task.WhenAll(drafts.Select(draft => UploadAsync(host.Client, draft, FileBytes)));
            rounds.Add((before, ProcessFigures.MemoryMiB(host.Id, "VmHWM"), ProcessFigures.MemoryMiB(host.Id, "VmRSS")));
            Workbench.Say($"upload: {rounds[^1]}");
        }

        double growth = rounds.Max(round => round.Peak) - rounds[0].Before;
        string figures = string.Join("; ", rounds.Select(round => string.Create(
            CultureInfo.InvariantCulture, $"{round.Before:0} → {round.Peak:0} → {round.After:0}")));
        report.Limit(
            $"Memory (MiB before → peak → after) during {Uploads} parallel uploads of 20 MiB, {rounds.Count} rounds",
            "flat: peak ≤ 100 MiB above the start, for 400 MiB sent",
            string.Create(CultureInfo.InvariantCulture, $"{figures}; at most +{growth:0} MiB"),
            growth <= LimitMiB);
    }

    private static async Task UploadAsync(HttpClient client, (Guid Id, string Token) draft, int bytes)
    {
        byte[] file = RandomNumberGenerator.GetBytes(bytes);
        "%PDF-1.7\n"u8.CopyTo(file);
        using var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        using var form = new MultipartFormDataContent { { new StringContent("N01"), "evidence" }, { content, "file", "mietvertrag.pdf" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/api/v1/applications/{draft.Id}/documents", UriKind.Relative)) { Content = form };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", draft.Token);
        using HttpResponseMessage response = await client.SendAsync(request);
        if (!response.IsSuccessStatusCode)
            throw new InvalidOperationException("Upload: " + await response.Content.ReadAsStringAsync());
    }
}
