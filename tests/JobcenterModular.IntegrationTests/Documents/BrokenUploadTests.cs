using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.UseCases;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Documents;

/// <summary>Uploads that are broken by mistake or on purpose: always a 4xx, never a 500, and nothing is left.</summary>
public abstract class BrokenUploadTests(HostFixture host)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("without its end")]
    [InlineData("without anything")]
    [InlineData("without a boundary in it")]
    [InlineData("header without colon")]
    [InlineData("header without end")]
    [InlineData("too many headers")]
    [InlineData("part without disposition")]
    [InlineData("part that is no form data")]
    [InlineData("part without name")]
    [InlineData("unknown part")]
    [InlineData("too many items")]
    [InlineData("file twice")]
    [InlineData("person twice")]
    [InlineData("long text")]
    public async Task A_broken_form_is_refused_and_leaves_nothing(string how)
    {
        using Draft draft = await Draft.StartAsync(host);

        using HttpResponseMessage response = await draft.UploadAsync(Broken(how));

        await response.ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "request.malformed");
        await draft.ShouldHoldAsync();
        host.Log.ShouldHaveNoErrors();
    }

    [Theory]
    [InlineData("application/json", HttpStatusCode.UnsupportedMediaType, "request.unsupported_media_type")]
    [InlineData("application/pdf", HttpStatusCode.UnsupportedMediaType, "request.unsupported_media_type")]
    [InlineData("multipart/mixed; boundary=x", HttpStatusCode.UnsupportedMediaType, "request.unsupported_media_type")]
    [InlineData("application/x-www-form-urlencoded", HttpStatusCode.UnsupportedMediaType, "request.unsupported_media_type")]
    [InlineData("nonsense", HttpStatusCode.UnsupportedMediaType, "request.unsupported_media_type")]
    [InlineData(null, HttpStatusCode.UnsupportedMediaType, "request.unsupported_media_type")]
    [InlineData("multipart/form-data", HttpStatusCode.BadRequest, "request.malformed")]
    [InlineData("multipart/form-data; boundary=", HttpStatusCode.BadRequest, "request.malformed")]
    [InlineData("multipart/form-data; boundary=01234567890123456789012345678901234567890123456789012345678901234567890", HttpStatusCode.BadRequest, "request.malformed")]
    public async Task A_wrong_content_type_is_refused(string? contentType, HttpStatusCode status, string code)
    {
        using Draft draft = await Draft.StartAsync(host);
        var body = new ByteArrayContent("{}"u8.ToArray());
        if (contentType is not null)
            body.Headers.TryAddWithoutValidation("Content-Type", contentType);

        using HttpResponseMessage response = await draft.UploadAsync(body);

        await response.ShouldBeRefusedAsync(status, code);
        await draft.ShouldHoldAsync();
    }

    [Theory]
    [InlineData("filename=\"../../../etc/passwd\"", "passwd.pdf")]
    [InlineData("filename=\"C:\\Users\\Mara\\lohn.pdf\"", "lohn.pdf")]
    [InlineData("filename=\"..\"", "dokument.pdf")]
    [InlineData("filename=\"\"", "dokument.pdf")]
    [InlineData("filename=\"NUL\"", "_NUL.pdf")]
    [InlineData("filename*=UTF-8''bescheid%00.exe", "bescheid.exe.pdf")]
    [InlineData("filename*=UTF-8''a%0D%0ASet-Cookie%3A%20x.pdf", "aSet-Cookie_ x.pdf")]
    [InlineData("filename*=UTF-8''..%2F..%2Fx%22y.pdf", "x_y.pdf")]
    [InlineData("filename=\"rechnung\u202Efdp.exe\"", "rechnungfdp.exe.pdf")]
    [InlineData("filename=\"Kündigung 🏠.pdf\"", "Kündigung 🏠.pdf")]
    public async Task A_name_that_means_harm_becomes_a_harmless_one(string sent, string kept)
    {
        using Draft draft = await Draft.StartAsync(host);

        StoredDocument stored = await draft.StoreAsync(
            new RawForm().Field("evidence", "N01").Part($"form-data; name=\"file\"; {sent}", PaperFiles.Pdf).Content());

        stored.FileName.ShouldBe(kept);
        await draft.ShouldHoldAsync(stored.Id);
        using HttpResponseMessage download = await draft.Owner.GetAsync(draft.ContentOf(stored.Id), Cancelled);
        ContentDispositionHeaderValue disposition = download.Content.Headers.ContentDisposition!;
        disposition.DispositionType.ShouldBe("attachment");
        (disposition.FileNameStar ?? disposition.FileName).ShouldBe(kept);
    }

    [Theory]
    [InlineData("filename=\"a\0b.pdf\"")]
    [InlineData("filename=\"a\u0001b.pdf\"")]
    [InlineData("name=\"file\0\"")]
    [InlineData("filename*=UTF-8''%ED%A0%80.pdf")]
    [InlineData("filename*=nonsense''x%")]
    public async Task Bytes_that_no_header_may_hold_are_refused_or_dropped(string sent)
    {
        using Draft draft = await Draft.StartAsync(host);

        using HttpResponseMessage response = await draft.UploadAsync(
            new RawForm().Field("evidence", "N01").Part($"form-data; name=\"file\"; {sent}", PaperFiles.Pdf).Content());

        response.StatusCode.ShouldBeOneOf(HttpStatusCode.Created, HttpStatusCode.BadRequest);
        List<CaseDocument> rows = await draft.RowsAsync();
        rows.Count.ShouldBe(response.StatusCode == HttpStatusCode.Created ? 1 : 0);
        rows.ShouldAllBe(row => !row.FileName.Any(char.IsControl) && !row.FileName.Any(char.IsSurrogate));
        await draft.ShouldHoldAsync(rows.Select(row => row.Id));
    }

    [Theory]
    [InlineData("reset")]
    [InlineData("closed")]
    [InlineData("half closed")]
    public async Task An_upload_that_is_cut_off_leaves_nothing(string how)
    {
        using Draft draft = await Draft.StartAsync(host);
        byte[] form = RawForm.Paper([.. PaperFiles.Pdf, .. new byte[2_000_000]]).Bytes();
        using Socket socket = await ConnectAsync();
        await SendAsync(socket, Head(draft, form.Length + 100));
        await SendAsync(socket, form.AsMemory(0, 1_500_000));
        await Eventually.HappensAsync("the file begins to arrive", () => Task.FromResult(Draft.Arriving(host).Any(path => new FileInfo(path).Length > 0)));

        if (how == "half closed")
            socket.Shutdown(SocketShutdown.Send);
        else
            socket.Close(how == "reset" ? 0 : 1);

        await Eventually.HappensAsync("the temporary file goes", () => Task.FromResult(Draft.Arriving(host).Length == 0));
        await draft.ShouldHoldAsync();
        host.Log.ShouldHaveNoErrors();
    }

    [Fact]
    public async Task A_file_that_is_announced_as_too_large_is_refused_before_it_is_sent()
    {
        using Draft draft = await Draft.StartAsync(host);
        using Socket socket = await ConnectAsync();

        await SendAsync(socket, Head(draft, 40L * 1024 * 1024));

        string answer = await ReceiveAsync(socket);
        answer.ShouldStartWith("HTTP/1.1 413 ");
        answer.ShouldContain("documents.too_large");
        await draft.ShouldHoldAsync();
    }

    private static HttpContent Broken(string how) => how switch
    {
        "without its end" => RawForm.Paper(PaperFiles.Pdf).Unfinished(),
        "without anything" => new RawForm().Unfinished(),
        "without a boundary in it" => new RawForm().Text("Guten Tag.\r\n").Unfinished(),
        "header without colon" => new RawForm().Text($"--{RawForm.Boundary}\r\nnonsense\r\n\r\nx\r\n").Content(),
        "header without end" => new RawForm().Text($"--{RawForm.Boundary}\r\nX-Long: {new string('x', 40_000)}").Unfinished(),
        "too many headers" => new RawForm()
            .Text($"--{RawForm.Boundary}\r\n{string.Concat(Enumerable.Range(0, 50).Select(i => $"X-{i}: x\r\n"))}\r\nx\r\n").Content(),
        "part without disposition" => new RawForm().Text($"--{RawForm.Boundary}\r\nX-A: x\r\n\r\nx\r\n").Content(),
        "part that is no form data" => new RawForm().Part("attachment; name=\"file\"; filename=\"x.pdf\"", PaperFiles.Pdf).Content(),
        "part without name" => new RawForm().Part("form-data", PaperFiles.Pdf).Content(),
        "unknown part" => RawForm.Paper(PaperFiles.Pdf).Field("admin", "1").Content(),
        "too many items" => Enumerable.Range(1, 20).Aggregate(RawForm.Paper(PaperFiles.Pdf), (form, number) => form.Field("evidence", $"N01:p{number}")).Content(),
        "file twice" => RawForm.Paper(PaperFiles.Pdf).File(PaperFiles.Pdf).Content(),
        "person twice" => RawForm.Paper(PaperFiles.Pdf).Field("person", "ap").Field("person", "ap").Content(),
        "long text" => new RawForm().Field("evidence", new string('N', 1000)).File(PaperFiles.Pdf).Content(),
        _ => throw new ArgumentOutOfRangeException(nameof(how), how, null),
    };

    private static byte[] Head(Draft draft, long length) => Encoding.ASCII.GetBytes(
        $"POST {draft.Documents} HTTP/1.1\r\nHost: localhost\r\nAuthorization: {draft.Owner.DefaultRequestHeaders.Authorization}\r\n"
        + $"Content-Type: multipart/form-data; boundary={RawForm.Boundary}\r\nContent-Length: {length}\r\n\r\n");

    private static async Task SendAsync(Socket socket, ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
            bytes = bytes[await socket.SendAsync(bytes, Cancelled)..];
    }

    private static async Task<string> ReceiveAsync(Socket socket)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        bound.CancelAfter(TimeSpan.FromSeconds(60));
        var answer = new StringBuilder();
        byte[] buffer = new byte[4096];
        while (!answer.ToString().Contains("\"traceId\"", StringComparison.Ordinal))
        {
            int read = await socket.ReceiveAsync(buffer, bound.Token);
            if (read == 0)
                break;
            answer.Append(Encoding.UTF8.GetString(buffer, 0, read));
        }

        return answer.ToString();
    }

    private async Task<Socket> ConnectAsync()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, host.Client.BaseAddress!.Port, Cancelled);
        return socket;
    }

    public sealed class OnSqlite(HostFixture<Sqlite> host) : BrokenUploadTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : BrokenUploadTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
