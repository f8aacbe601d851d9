namespace JobcenterModular.UnitTests.Documents.Leaving;

/// <summary>Takes what it gets as a web server's response does: no seeking, and no synchronous write.</summary>
internal sealed class SocketLikeStream : Stream
{
    private readonly MemoryStream _taken = new();

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw Never("a length");

    public override long Position
    {
        get => throw Never("a position");
        set => throw Never("a position");
    }

    public long Taken => _taken.Length;

    public byte[] ToArray() => _taken.ToArray();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _taken.Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override void Flush() => throw Never("a synchronous flush");

    public override void Write(byte[] buffer, int offset, int count) => throw Never("a synchronous write");

    public override int Read(byte[] buffer, int offset, int count) => throw Never("reading");

    public override long Seek(long offset, SeekOrigin origin) => throw Never("seeking");

    public override void SetLength(long value) => throw Never("a length");

    private static NotSupportedException Never(string what) => new($"A response never has {what}.");
}
