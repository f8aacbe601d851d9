using System.Buffers;
using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using JobcenterModular.Documents.UseCases.Scanning;

namespace JobcenterModular.Documents.Persistence.Scanning;

/// <summary>
/// A connection to clamd for one command, as clamd(8) describes it: commands and answers end with a null character; a
/// stream is sent in chunks after their length in network order, and a chunk of length zero ends it.
/// </summary>
internal sealed class ClamdConversation : IDisposable
{
    private const int LengthBytes = 4;
    private const int BufferBytes = 64 * 1024;
    private const int MaxAnswerBytes = 1024;

    private readonly Socket _socket;

    private ClamdConversation(Socket socket) => _socket = socket;

    public static async Task<ClamdConversation> OpenAsync(EndPoint address, CancellationToken cancellationToken)
    {
        var conversation = new ClamdConversation(SocketFor(address));
        try
        {
            await conversation._socket.ConnectAsync(address, cancellationToken);
            return conversation;
        }
        catch (Exception exception)
        {
            conversation.Dispose();
            if (exception is SocketException)
                throw new ClamdException("The scanner cannot be reached.", exception);
            throw;
        }
    }

    public async Task<string> AskVersionAsync(CancellationToken cancellationToken)
    {
        await TrySendAsync("zVERSION\0"u8.ToArray(), cancellationToken);
        return await HearAsync(cancellationToken);
    }

    public async Task<ScanVerdict> ScanAsync(Stream plain, long sizeBytes, CancellationToken cancellationToken)
    {
        bool whole = await TrySendAsync("zINSTREAM\0"u8.ToArray(), cancellationToken)
            && await TrySendAllAsync(plain, sizeBytes, cancellationToken);
        ScanVerdict verdict = ClamdReply.Read(await HearAsync(cancellationToken));
        return whole || verdict.Outcome != ScanOutcome.Clean
            ? verdict
            : throw new ClamdException("The scanner answered before it had the whole paper.");
    }

    public void Dispose() => _socket.Dispose();

    private static Socket SocketFor(EndPoint address) => address.AddressFamily switch
    {
        AddressFamily.Unix => new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified),
        AddressFamily.Unspecified => new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true }, // A name, not yet looked up.
        AddressFamily family => new Socket(family, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true },
    };

    private async Task<bool> TrySendAllAsync(Stream plain, long sizeBytes, CancellationToken cancellationToken)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            long sent = 0;
            while (true)
            {
                int read = await plain.ReadAsync(buffer.AsMemory(LengthBytes, BufferBytes - LengthBytes), cancellationToken);
                sent += read;
                if (sent > sizeBytes || (read == 0 && sent < sizeBytes))
                    throw new InvalidDataException($"A paper of {sizeBytes} bytes turned out to have another length.");
                BinaryPrimitives.WriteInt32BigEndian(buffer, read);
                if (!await TrySendAsync(buffer.AsMemory(0, LengthBytes + read), cancellationToken))
                    return false;
                if (read == 0)
                    return true;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // Beyond its limit clamd answers and hangs up while we still send. The pipe is broken then, but the answer is in it.
    private async Task<bool> TrySendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            if (_socket.Available > 0)
                return false;
            while (bytes.Length > 0)
                bytes = bytes[await _socket.SendAsync(bytes, SocketFlags.None, cancellationToken)..];
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private async Task<string> HearAsync(CancellationToken cancellationToken)
    {
        byte[] answer = new byte[MaxAnswerBytes];
        int length = 0;
        int end;
        do
        {
            int read = await ReceiveAsync(answer.AsMemory(length), cancellationToken);
            if (read == 0)
                throw new ClamdException("The scanner hung up before its answer was whole.");
            length += read;
            end = answer.AsSpan(0, length).IndexOf((byte)0);
        }
        while (end < 0 && length < answer.Length);

        if (end != length - 1 || answer.AsSpan(0, end).ContainsAnyExceptInRange((byte)' ', (byte)'~'))
            throw new ClamdException("The scanner's answer is none of clamd's.");
        return Encoding.ASCII.GetString(answer, 0, end);
    }

    private async Task<int> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await _socket.ReceiveAsync(buffer, SocketFlags.None, cancellationToken);
        }
        catch (SocketException exception)
        {
            throw new ClamdException("The connection to the scanner broke.", exception);
        }
    }
}
