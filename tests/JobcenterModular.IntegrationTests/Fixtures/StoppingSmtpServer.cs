using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace JobcenterModular.IntegrationTests.Fixtures;

/// <summary>
/// The smallest SMTP server (RFC 5321) that can be stopped at a point of the talk: there it does something, such as to kill
/// the host that is talking, and hangs up. What it acknowledged, and what it had read whole before it hung up, it keeps.
/// </summary>
public sealed class StoppingSmtpServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentBag<ReceivedMail> _mails = [];
    private readonly Task _work;
    private SmtpPoint? _stopAt;
    private Action? _whenThere;

    public StoppingSmtpServer()
    {
        _listener.Start();
        _work = ListenAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>As long as it is not, everybody is asked to come later.</summary>
    public bool IsOpen { get; set; } = true;

    /// <summary>Every message that was read to its end, each time.</summary>
    public IReadOnlyList<ReceivedMail> Mails => [.. _mails];

    /// <summary>At the next passing of this point: do this, then hang up without a word. Once.</summary>
    public void StopAt(SmtpPoint point, Action then) => (_whenThere, _stopAt) = (then, point);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _work;
        _end.Dispose();
    }

    private async Task ListenAsync()
    {
        List<Task> talks = [];
        try
        {
            while (true)
                talks.Add(TalkAsync(await _listener.AcceptTcpClientAsync(_end.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(talks);
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
            if (!IsOpen)
            {
                await writer.WriteLineAsync("421 later");
                return;
            }

            if (Stops(SmtpPoint.Connected))
                return;
            await writer.WriteLineAsync("220 here");
            string recipient = "";
            while (await reader.ReadLineAsync(_end.Token) is { } line)
            {
                string verb = line.Split(' ', ':')[0].ToUpperInvariant();
                if (verb == "DATA")
                {
                    if (Stops(SmtpPoint.BeforeData))
                        return;
                    await writer.WriteLineAsync("354 go on");
                    if (!await ReadMailAsync(reader, writer, recipient))
                        return;
                    continue;
                }

                if (Enum.TryParse(verb, ignoreCase: true, out SmtpPoint point) && Stops(point))
                    return;
                if (verb == "RCPT")
                    recipient = line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
                await writer.WriteLineAsync(verb == "QUIT" ? "221 bye" : "250 ok");
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or SocketException)
        {
            // The other side is gone, or the test is over.
        }
    }

    private async Task<bool> ReadMailAsync(StreamReader reader, StreamWriter writer, string recipient)
    {
        var raw = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"X-RcptTo: {recipient}\n"));
        while (await reader.ReadLineAsync(_end.Token) is { } line)
        {
            if (line != ".")
            {
                raw.Append(line).Append('\n');
                continue;
            }

            if (Stops(SmtpPoint.BeforeTaken))
                return false;
            _mails.Add(ReceivedMail.Parse(raw.ToString()));
            if (Stops(SmtpPoint.BeforeSaid))
                return false;
            await writer.WriteLineAsync("250 taken");
            return !Stops(SmtpPoint.AfterSaid);
        }

        return false;
    }

    private bool Stops(SmtpPoint point)
    {
        if (_stopAt != point)
            return false;
        _stopAt = null;
        _whenThere!();
        return true;
    }
}

/// <summary>Points of an SMTP talk, in their order.</summary>
public enum SmtpPoint
{
    Connected,
    Ehlo,
    Mail,
    Rcpt,
    BeforeData,
    BeforeTaken,
    BeforeSaid,
    AfterSaid,
    Quit,
}
