using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace JobcenterModular.IntegrationTests.Documents.Uploads;

/// <summary>A PATCH over a bare socket that stops wherever a test wants it to, and stays, goes on or ends.</summary>
internal sealed class HangingPatch : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>Sends the head of the request.</summary>
    /// <param name="length">Announced bytes of the body; null sends it in chunks.</param>
    public static async Task<HangingPatch> BeginAsync(HttpClient client, Uri upload, long offset, long? length, string? checksum = null)
    {
        var patch = new HangingPatch();
        await patch._socket.ConnectAsync(IPAddress.Loopback, client.BaseAddress!.Port, Cancelled);
        string body = length is null ? "Transfer-Encoding: chunked" : string.Create(CultureInfo.InvariantCulture, $"Content-Length: {length}");
        string check = checksum is null ? "" : $"Upload-Checksum: {checksum}\r\n";
        await patch.SendAsync(Encoding.ASCII.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"PATCH {upload} HTTP/1.1\r\nHost: localhost\r\nAuthorization: {client.DefaultRequestHeaders.Authorization}\r\nTus-Resumable: 1.0.0\r\nContent-Type: application/offset+octet-stream\r\nUpload-Offset: {offset}\r\n{check}{body}\r\n\r\n")));
        return patch;
    }

    public async Task SendAsync(ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
            bytes = bytes[await _socket.SendAsync(bytes, Cancelled)..];
    }

    public async Task SendChunkAsync(ReadOnlyMemory<byte> bytes)
    {
        await SendAsync(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{bytes.Length:X}\r\n")));
        await SendAsync(bytes);
        await SendAsync("\r\n"u8.ToArray());
    }

    public void End(string how)
    {
        if (how == "half closed")
            _socket.Shutdown(SocketShutdown.Send);
        else
            _socket.Close(how == "reset" ? 0 : 1);
    }

    /// <summary>The head of the answer.</summary>
    public async Task<string> AnswerAsync()
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        bound.CancelAfter(TimeSpan.FromSeconds(60));
        var answer = new StringBuilder();
        byte[] buffer = new byte[4096];
        while (!answer.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            int read = await _socket.ReceiveAsync(buffer, bound.Token);
            if (read == 0)
                break;
            answer.Append(Encoding.UTF8.GetString(buffer, 0, read));
        }

        return answer.ToString();
    }

    public void Dispose() => _socket.Dispose();
}
