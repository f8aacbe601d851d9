using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using JobcenterModular.Bench.Data;
using JobcenterModular.Bench.Reporting;
using JobcenterModular.Bench.Servers;

namespace JobcenterModular.Bench.Measures;

/// <summary>
/// Upload by upload in turn: the bare endpoint, the Host, and a Host whose scanner hangs. Photos, as most papers are.
/// </summary>
internal sealed class UploadSpeedMeasure(Workbench bench)
{
    private const double Goal = 0.70;
    private const double NotSlower = 1.10;
    private static readonly int[] Sizes = [256 * 1024, 4 * 1024 * 1024, 20 * 1024 * 1024];

    public async Task RunAsync(Report report)
    {
        string connection = await bench.Postgres.CreateDatabaseAsync();
        using var silent = new SilentScanner();
        await using ServerProcess bare = await bench.StartBareAsync(connection);
        await using ServerProcess host = await bench.StartHostAsync(bench.NewFolder(), connection, Roomy());
        await using ServerProcess scanning = await bench.StartHostAsync(
            bench.NewFolder(), await bench.Postgres.CreateDatabaseAsync(), Roomy(("Documents__Scanner__Address", silent.Address)));
        List<IReadOnlyList<string>> rows = [];
        List<double> ratios = [];
        List<double> slowdowns = [];
        foreach (int size in Sizes)
        {
            (double[] plain, double[] ours, double[] scanned) = await MeasureAsync(bare, host, scanning, size);
            ratios.Add(Figures.Median(plain.Zip(ours, (one, other) => one / other)));
            slowdowns.Add(Figures.Median(ours.Zip(scanned, (one, other) => other / one)));
            rows.Add(Row(size, "Bare copy to a file", plain));
            rows.Add(Row(size, "Host", ours));
            rows.Add(Row(size, "Host with a scanner that hangs", scanned));
        }

        report.Limit(
            "Upload of a photo: throughput of the Host (form, kind, inspection, hash, encryption, fsync, row, log, events) against a bare copy to a file with the same fsync; 256 KiB, 4 MiB, 20 MiB",
            "≥ 70 % at 20 MiB",
            string.Join(", ", ratios.Select(ratio => string.Create(CultureInfo.InvariantCulture, $"{ratio * 100:0} %"))),
            ratios[^1] >= Goal);
        report.Limit(
            "Answer to an upload while the scanner hangs, against a Host without one; 256 KiB, 4 MiB, 20 MiB",
            "not slower (≤ 110 %)",
            string.Join(", ", slowdowns.Select(ratio => string.Create(CultureInfo.InvariantCulture, $"{ratio * 100:0} %"))),
            slowdowns.TrueForAll(ratio => ratio <= NotSlower));
        report.Details("Uploads, one after the other, PostgreSQL", ["Server", "Size", "MiB/s (median)", "p50", "p90"], rows);
    }

    private static Dictionary<string, string> Roomy(params (string Key, string Value)[] more)
    {
        Dictionary<string, string> settings = new(StringComparer.Ordinal)
        {
            ["Documents__MaxPerApplication"] = "10000",
            ["Documents__MaxFileBytes"] = (64 * 1024 * 1024).ToString(CultureInfo.InvariantCulture),
        };
        foreach ((string key, string value) in more)
            settings[key] = value;
        return settings;
    }

    private async Task<(double[] Bare, double[] Host, double[] Scanning)> MeasureAsync(
        ServerProcess bare, ServerProcess host, ServerProcess scanning, int size)
    {
        (Guid Id, string Token) own = await Scenario.StartAsync(host.Client);
        (Guid Id, string Token) scanned = await Scenario.StartAsync(scanning.Client);
        int warmUp = Math.Max(3, bench.Options.Uploads / 5);
        List<(double, double, double)> times = [];
        for (int turn = 0; turn < warmUp + bench.Options.Uploads; turn++)
        {
            byte[] photo = Photo(size);
            double plain = await TimeAsync(() => SendBareAsync(bare.Client, own.Id, photo));
            double ours = await TimeAsync(() => SendAsync(host.Client, own, photo));
            double behind = await TimeAsync(() => SendAsync(scanning.Client, scanned, photo));
            if (turn >= warmUp)
                times.Add((plain, ours, behind));
        }

        Workbench.Say($"uploads of {size}: done");
        return ([.. times.Select(time => time.Item1)], [.. times.Select(time => time.Item2)], [.. times.Select(time => time.Item3)]);
    }

    // Start of a JPEG with its frame, then what compressed pixels look like.
    private static byte[] Photo(int size)
    {
        byte[] photo = RandomNumberGenerator.GetBytes(size);
        byte[] head = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, (byte)'J', (byte)'F', (byte)'I', (byte)'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0,
            0xFF, 0xC0, 0, 17, 8, 0x0B, 0xB8, 0x0F, 0xA0, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1, 0xFF, 0xDA, 0, 12, 3, 1, 0, 2, 0x11, 3, 0x11, 0, 0x3F, 0];
        head.CopyTo(photo, 0);
        for (int at = head.Length; at < photo.Length; at++)
        {
            if (photo[at] == 0xFF)
                photo[at] = 0xFE;
        }

        photo[^2] = 0xFF;
        photo[^1] = 0xD9;
        return photo;
    }

    private static async Task<double> TimeAsync(Func<Task> send)
    {
        long begin = Stopwatch.GetTimestamp();
        await send();
        return Figures.Milliseconds(Stopwatch.GetTimestamp() - begin);
    }

    private static async Task SendBareAsync(HttpClient client, Guid id, byte[] photo)
    {
        using var content = new ByteArrayContent(photo);
        using HttpResponseMessage response = await client.PostAsync(new Uri($"/api/v1/applications/{id}/documents", UriKind.Relative), content);
        response.EnsureSuccessStatusCode();
    }

    private static async Task SendAsync(HttpClient client, (Guid Id, string Token) draft, byte[] photo)
    {
        using var content = new ByteArrayContent(photo);
        content.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
        using var form = new MultipartFormDataContent { { new StringContent("N01"), "evidence" }, { content, "file", "foto.jpg" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/api/v1/applications/{draft.Id}/documents", UriKind.Relative)) { Content = form };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", draft.Token);
        using HttpResponseMessage response = await client.SendAsync(request);
        if (response.StatusCode != HttpStatusCode.Created)
            throw new InvalidOperationException("Upload: " + await response.Content.ReadAsStringAsync());
    }

    private static string[] Row(int size, string server, double[] times)
    {
        double[] sorted = [.. times.Order()];
        double mib = size / (1024.0 * 1024);
        string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
        return
        [
            server,
            Text($"{mib:0.##} MiB"),
            Text($"{mib * 1000 / Figures.Median(times):0}"),
            Text($"{Figures.Percentile(sorted, 0.5):0.0} ms"),
            Text($"{Figures.Percentile(sorted, 0.9):0.0} ms"),
        ];
    }

    /// <summary>Takes connections and never answers: the worst that a scanner can do.</summary>
    private sealed class SilentScanner : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

        public SilentScanner() => _listener.Start(64);

        public string Address => string.Create(CultureInfo.InvariantCulture, $"tcp://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

        public void Dispose() => _listener.Dispose();
    }
}
