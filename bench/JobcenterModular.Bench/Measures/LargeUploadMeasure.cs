using System.Globalization;
using System.Net.Http.Headers;
using JobcenterModular.Bench.Data;
using JobcenterModular.Bench.Reporting;
using JobcenterModular.Bench.Servers;

namespace JobcenterModular.Bench.Measures;

/// <summary>Memory of the Host while 1 GiB arrives in one upload.</summary>
internal sealed class LargeUploadMeasure(Workbench bench)
{
    private const long Bytes = 1024L * 1024 * 1024;
    private const double LimitMiB = 100;

    public async Task RunAsync(Report report)
    {
        await using ServerProcess host = await bench.StartHostAsync(
            bench.NewFolder(),
            await bench.Postgres.CreateDatabaseAsync(),
            new Dictionary<string, string>(StringComparer.Ordinal) { ["Documents__MaxFileBytes"] = (2 * Bytes).ToString(CultureInfo.InvariantCulture) });
        (Guid Id, string Token) draft = await Scenario.StartAsync(host.Client);
        await SendAsync(host.Client, draft, 8 * 1024 * 1024);
        ProcessFigures.ResetPeak(host.Id);
        double before = ProcessFigures.MemoryMiB(host.Id, "VmRSS");
        await SendAsync(host.Client, draft, Bytes);
        double peak = ProcessFigures.MemoryMiB(host.Id, "VmHWM");
        report.Limit(
            "Memory (MiB before → peak) during an upload of 1 GiB",
            "flat: peak ≤ 100 MiB above the start",
            string.Create(CultureInfo.InvariantCulture, $"{before:0} → {peak:0}"),
            peak - before <= LimitMiB);
    }

    private static async Task SendAsync(HttpClient client, (Guid Id, string Token) draft, long bytes)
    {
        using var content = new StreamContent(new EndlessPdf(bytes));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        using var form = new MultipartFormDataContent { { new StringContent("N01"), "evidence" }, { content, "file", "gross.pdf" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/api/v1/applications/{draft.Id}/documents", UriKind.Relative)) { Content = form };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", draft.Token);
        using HttpResponseMessage response = await client.SendAsync(request);
        if (!response.IsSuccessStatusCode)
            throw new InvalidOperationException("Upload: " + await response.Content.ReadAsStringAsync());
    }

    /// <summary>A PDF head and then a comment without end, made while it is read.</summary>
    private sealed class EndlessPdf(long length) : Stream
    {
        private long _at;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => _at; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            int taken = (int)Math.Min(count, length - _at);
            Span<byte> target = buffer.AsSpan(offset, taken);
            target.Fill((byte)'x');
            if (_at == 0 && taken >= 10)
                "%PDF-1.7\n%"u8.CopyTo(target);
            _at += taken;
            return taken;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
