using System.Net;
using System.Net.Sockets;
using System.Text;

namespace JobcenterModular.Bench.Servers;

/// <summary>A mail server of this run that takes everything and keeps nothing.</summary>
internal sealed class SmtpSink : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Task _work;
    private int _taken;

    public SmtpSink()
    {
        _listener.Start();
        _work = ListenAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int Taken => _taken;

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _work;
        _end.Dispose();
    }

    private async Task ListenAsync()
    {
        try
        {
            while (true)
                _ = TalkAsync(await _listener.AcceptTcpClientAsync(_end.Token));
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using TcpClient connection = client;
        try
        {
            await using NetworkStream stream = connection.GetStream();
            using var reader = new StreamReader(stream, Encoding.Latin1);
            await using var writer = new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 here");
            bool data = false;
            while (await reader.ReadLineAsync(_end.Token) is { } line)
            {
                if (data && line != ".")
                    continue;
                if (data)
                    Interlocked.Increment(ref _taken);
                data = line == "DATA";
                await writer.WriteLineAsync(data ? "354 go on" : line == "QUIT" ? "221 bye" : "250 ok");
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // The host is gone, or the run is over.
        }
    }
}
