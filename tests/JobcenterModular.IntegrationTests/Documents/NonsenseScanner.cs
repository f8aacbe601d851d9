using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace JobcenterModular.IntegrationTests.Documents;

/// <summary>Takes clamd's place and answers something else, at once or when it has got a stream to its end, and may hang up.</summary>
internal sealed class NonsenseScanner : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly byte[] _answer;
    private readonly bool _listensFirst;
    private readonly bool _hangsUp;
    private readonly TaskCompletionSource _answered = new();
    private readonly Task _serving;

    public NonsenseScanner(string answer, bool listensFirst = true, bool hangsUp = true)
    {
        (_answer, _listensFirst, _hangsUp) = (Encoding.Latin1.GetBytes(answer), listensFirst, hangsUp);
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Address => string.Create(CultureInfo.InvariantCulture, $"tcp://{(IPEndPoint)_listener.LocalEndpoint}");

    /// <summary>Ends when the first answer has gone out.</summary>
    public Task Answered => _answered.Task;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _serving;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using Socket client = await _listener.AcceptSocketAsync(_stop.Token);
                await AnswerAsync(client);
            }
        }
        catch (OperationCanceledException)
        {
            // Disposed.
        }
    }

    private async Task AnswerAsync(Socket client)
    {
        byte[] buffer = new byte[64 * 1024];
        try
        {
            if (!_listensFirst)
                await SendAnswerAsync(client);
            byte[] tail = [];
            while (!EndsAMessage(tail))
            {
                int read = await client.ReceiveAsync(buffer, _stop.Token);
                if (read == 0)
                    return;
                tail = [.. tail.Concat(buffer[..read]).TakeLast(5)];
            }

            if (_listensFirst)
                await SendAnswerAsync(client);
            if (!_hangsUp)
                await Task.Delay(Timeout.Infinite, _stop.Token);
        }
        catch (SocketException)
        {
            // The client has hung up first.
        }
    }

    private async Task SendAnswerAsync(Socket client)
    {
        await client.SendAsync(_answer, _stop.Token);
        _answered.TrySetResult();
    }

    // The chunk of length zero, or the end of zVERSION.
    private static bool EndsAMessage(byte[] tail) => tail.AsSpan().EndsWith(new byte[4]) || tail.AsSpan().EndsWith("SION\0"u8);
}
