namespace JobcenterModular.Documents.UseCases.Leaving;

/// <summary>
/// What the framework's zip writes to. It ends each entry with a few small synchronous writes, even when all is closed
/// asynchronously; web servers refuse such writes, so they wait here for the next asynchronous one.
/// </summary>
internal sealed class ZipOutput(Stream target) : Stream
{
    private readonly MemoryStream _waiting = new();
    private bool _abandoned;

    public override bool CanRead => false;

    // A zip that cannot go back writes sizes behind each entry, and works on sockets.
    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw OnlyWritten();

    public override long Position
    {
        get => throw OnlyWritten();
        set => throw OnlyWritten();
    }

    /// <summary>From now on nothing reaches the target: half a package must not get the end of a whole one.</summary>
    public void Abandon() => _abandoned = true;

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (!_abandoned)
            _waiting.Write(buffer);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_abandoned)
            return;
        await PassOnAsync(cancellationToken);
        await target.WriteAsync(buffer, cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
        // Nothing to do: what waits goes with the next asynchronous write.
    }

    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (_abandoned)
            return;
        await PassOnAsync(cancellationToken);
        await target.FlushAsync(cancellationToken);
    }

    public override int Read(byte[] buffer, int offset, int count) => throw OnlyWritten();

    public override long Seek(long offset, SeekOrigin origin) => throw OnlyWritten();

    public override void SetLength(long value) => throw OnlyWritten();

    private async ValueTask PassOnAsync(CancellationToken cancellationToken)
    {
        if (_waiting.Length == 0)
            return;
        await target.WriteAsync(_waiting.GetBuffer().AsMemory(0, (int)_waiting.Length), cancellationToken);
        _waiting.SetLength(0);
    }

    // The framework's contract for what a stream cannot do; callers look at CanRead and CanSeek first.
    private static NotSupportedException OnlyWritten() => new("This stream is only written, from its begin to its end.");
}
