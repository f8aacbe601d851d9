using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Applications;

/// <summary>Connections that end in the middle: nothing is half saved, nothing is left lying.</summary>
public abstract class CutOffTests(HostFixture host)
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private string Incoming => Path.Combine(host.DataFolder, "documents", "incoming");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_upload_cut_off_half_way_leaves_no_document_and_no_file(bool chunked)
    {
        using ApplicantJourney anna = await ApplicantJourney.StartAsync(host);
        string head = "--x\r\nContent-Disposition: form-data; name=evidence\r\n\r\nN01\r\n--x\r\nContent-Disposition: form-data; name=file; filename=a.pdf\r\n\r\n%PDF-1.7 " + new string('x', 200_000);

        await SendHalfAsync(anna, $"POST {anna.Path}/documents", "multipart/form-data; boundary=x", head, chunked, HasIncoming);

        await UntilAsync(() => !HasIncoming());
        (await anna.Client.FetchJsonAsync($"{anna.Path}/documents"))["items"]!.AsArray().ShouldBeEmpty();
        (await host.PaperFilesOfAsync(anna.Id)).ShouldBeEmpty();
        await anna.UploadAsync();
    }

    [Fact]
    public async Task A_save_cut_off_half_way_changes_nothing()
    {
        using ApplicantJourney anna = await ApplicantJourney.StartAsync(host);
        JsonNode before = await anna.ViewAsync();

        await SendHalfAsync(anna, $"PUT {anna.Path}/sections/household", "application/json", "{\"hh.alone\": true", chunked: false, () => true, "If-Match: \"0\"\r\n");

        (await anna.ViewAsync()).ToJsonString().ShouldBe(before.ToJsonString());
        await anna.SaveAsync("household", Scenario.One["household"]);
    }

    [Fact]
    public async Task An_upload_whose_multipart_ends_early_is_refused()
    {
        using ApplicantJourney anna = await ApplicantJourney.StartAsync(host);
        using var body = new ByteArrayContent("--x\r\nContent-Disposition: form-data; name=evidence\r\n\r\nN01\r\n--x\r\nContent-Disposition: form-data; name=file; filename=a.pdf\r\n\r\n%PDF-1.7 half"u8.ToArray());
        body.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=x");

        (await anna.Client.CallAsync(HttpMethod.Post, $"{anna.Path}/documents", body)).Expect(HttpStatusCode.BadRequest, "request.malformed");

        (await anna.Client.FetchJsonAsync($"{anna.Path}/documents"))["items"]!.AsArray().ShouldBeEmpty();
    }

    private static async Task UntilAsync(Func<bool> isTrue)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        bound.CancelAfter(Bound);
        while (!isTrue())
            await Task.Delay(5, bound.Token);
    }

    private static async Task<string> ReadToEndAsync(NetworkStream stream)
    {
        byte[] buffer = new byte[4096];
        string text = "";
        try
        {
            int read;
            while ((read = await stream.ReadAsync(buffer, Cancelled)) > 0)
                text += Encoding.UTF8.GetString(buffer, 0, read);
        }
        catch (IOException)
        {
            // The host ended the connection hard, as it may.
        }

        return text;
    }

    private bool HasIncoming() => Directory.Exists(Incoming) && Directory.EnumerateFiles(Incoming).Any();

    /// <summary>Promises twice as much as it sends, then ends the connection and waits until the host has done so too.</summary>
    private async Task SendHalfAsync(ApplicantJourney journey, string request, string contentType, string half, bool chunked, Func<bool> hasArrived, string headers = "")
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, host.Client.BaseAddress!.Port, Cancelled);
        NetworkStream stream = socket.GetStream();
        string length = chunked ? "Transfer-Encoding: chunked" : string.Create(CultureInfo.InvariantCulture, $"Content-Length: {half.Length * 2}");
        string body = chunked ? string.Create(CultureInfo.InvariantCulture, $"{half.Length:X}\r\n{half}\r\n10\r\nhalf") : half;
        byte[] bytes = Encoding.ASCII.GetBytes(
            $"{request} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {journey.Token}\r\nContent-Type: {contentType}\r\n{headers}{length}\r\n\r\n{body}");
        await stream.WriteAsync(bytes, Cancelled);
        await stream.FlushAsync(Cancelled);
        await UntilAsync(hasArrived);
        socket.Client.Shutdown(SocketShutdown.Send);
        string answer = await ReadToEndAsync(stream);
        answer.ShouldNotContain("HTTP/1.1 2");
        answer.ShouldNotContain("HTTP/1.1 5");
    }

    public sealed class OnSqlite(HostFixture<Sqlite> host) : CutOffTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : CutOffTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
