using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace JobcenterModular.Bench.Load;

/// <summary>
/// One HTTP/1.1 connection with blocking calls: the load shares two cores with what it measures, so it must cost next to
/// nothing. Reads just enough of an answer to know its status, its ETag and where it ends.
/// </summary>
internal sealed class RawConnection : IDisposable
{
    private readonly Socket _socket;
    private readonly byte[] _buffer = new byte[64 * 1024];

    public RawConnection(IPEndPoint server)
    {
        _socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        _socket.Connect(server);
    }

    /// <summary>Sends a request and reads its answer; the version from its ETag, or 0 without one.</summary>
    /// <exception cref="InvalidOperationException">Any answer that is no success.</exception>
    public long Exchange(ReadOnlySpan<byte> request)
    {
        for (int sent = 0; sent < request.Length;)
            sent += _socket.Send(request[sent..]);
        int length = 0;
        int head;
        do
        {
            int read = _socket.Receive(_buffer.AsSpan(length));
            if (read == 0)
                throw new InvalidOperationException("The server closed the connection.");
            length += read;
            head = _buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8);
        }
        while (head < 0 || !IsComplete(_buffer.AsSpan(0, head), _buffer.AsSpan(head + 4, length - head - 4)));

        ReadOnlySpan<byte> answer = _buffer.AsSpan(0, length);
        return answer.StartsWith("HTTP/1.1 20"u8)
            ? VersionIn(answer[..head])
            : throw new InvalidOperationException("No success: " + Encoding.UTF8.GetString(answer));
    }

    public void Dispose() => _socket.Dispose();

    private static bool IsComplete(ReadOnlySpan<byte> head, ReadOnlySpan<byte> body) =>
        head.IndexOf("\r\nContent-Length: "u8) is var at and >= 0
            ? body.Length >= Number(head[(at + 18)..])
            : body.EndsWith("0\r\n\r\n"u8);

    private static long VersionIn(ReadOnlySpan<byte> head) =>
        head.IndexOf("\r\nETag: \""u8) is var at and >= 0 ? Number(head[(at + 9)..]) : 0;

    private static long Number(ReadOnlySpan<byte> digits) => Utf8Parser.TryParse(digits, out long number, out _)
        ? number
        : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"No number at {Encoding.UTF8.GetString(digits)}"));
}
