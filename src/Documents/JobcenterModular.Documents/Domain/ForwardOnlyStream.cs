namespace JobcenterModular.Documents.Domain;

/// <summary>
/// A stream that is read once, from its begin to its end. Whatever asks such a stream for its length, its position or a
/// write is answered as the framework asks for it: callers look at CanSeek and CanWrite first.
/// </summary>
internal abstract class ForwardOnlyStream : Stream
{
    public override bool CanRead => true;

    public sealed override bool CanSeek => false;

    public sealed override bool CanWrite => false;

    public sealed override long Length => throw OnlyForward();

    public sealed override long Position
    {
        get => throw OnlyForward();
        set => throw OnlyForward();
    }

    public sealed override long Seek(long offset, SeekOrigin origin) => throw OnlyForward();

    public sealed override void SetLength(long value) => throw OnlyForward();

    public sealed override void Write(byte[] buffer, int offset, int count) => throw OnlyForward();

    public sealed override void Flush()
    {
        // Nothing is written.
    }

    private static NotSupportedException OnlyForward() => new("This stream is read once, from its begin to its end.");
}
