using JobcenterModular.Documents.Domain;

namespace JobcenterModular.IntegrationTests.Documents;

/// <summary>A paper of zeros that is nowhere in memory, and that does something when it has been read to a place.</summary>
internal sealed class FedStream(long size, long place = -1, Func<Task>? there = null) : ForwardOnlyStream
{
    private long _position;
    private bool _done;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (there is not null && !_done && _position >= place)
        {
            _done = true;
            await there();
        }

        int length = (int)Math.Min(buffer.Length, size - _position);
        buffer.Span[..length].Clear();
        _position += length;
        return length;
    }

    public override int Read(byte[] buffer, int offset, int count) =>
        throw new InvalidOperationException("Papers are read asynchronously; this would hold a thread.");
}
